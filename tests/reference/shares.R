# Prints the values of shares.yaml. Run: Rscript tests/reference/shares.R
for (case in list(c(7, 9), c(0, 5), c(5, 5), c(30, 60))) {
  # prop.test warns of small samples; its interval without continuity correction is Wilson's
  ends <- suppressWarnings(prop.test(case[1], case[2], correct = FALSE)$conf.int)
  cat(sprintf("count=%d n=%d low=%.15f high=%.15f\n", case[1], case[2], ends[1], ends[2]))
}
