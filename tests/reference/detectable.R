# Prints the values of detectable.yaml. Run: Rscript tests/reference/detectable.R
for (n in c(3, 5, 7, 8, 12, 20, 1000)) {
  found <- sapply(c("paired", "two.sample"), function(type)
    power.t.test(n = n, power = .8, sig.level = .05, type = type, strict = TRUE, tol = 1e-13)$delta)
  cat(sprintf("n=%d linked=%.12f unlinked=%.12f\n", n, found[1], found[2]))
}
