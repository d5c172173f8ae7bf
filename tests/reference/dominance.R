# Prints the values of dominance.yaml. Run: Rscript tests/reference/dominance.R
# effsize is on CRAN and not in Debian: install.packages("effsize") first.
library(effsize)
cases <- list(list(c(3, 4, 4, 5, 5, 2, 4), c(2, 3, 3, 4, 1, 3, 2)),
              list(c(10, 10, 20, 20, 20, 30, 30, 30, 40, 50), c(10, 20, 30, 40, 40, 50)))
for (case in cases) {
  found <- cliff.delta(case[[1]], case[[2]], return.dm = TRUE, use.normal = TRUE)
  cat(sprintf("value=%.15f low=%.15f high=%.15f\n", found$estimate, found$conf.int[1], found$conf.int[2]))
}
