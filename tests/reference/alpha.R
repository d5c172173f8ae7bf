# Prints the values of alpha.yaml. Run: Rscript tests/reference/alpha.R
suppressPackageStartupMessages(library(psych))
bfi <- psychTools::bfi
reversed <- c("A1", "C4", "C5", "E1", "E2", "O2", "O5")
bfi[reversed] <- 7 - bfi[reversed]
for (scale in c("A", "C", "E", "N", "O")) {
  items <- na.omit(bfi[paste0(scale, 1:5)])  # listwise: alpha, interval and n are about the same people
  raw <- psych::alpha(items)$total$raw_alpha
  feldt <- psych::alpha.ci(raw, n.obs = nrow(items), n.var = 5)
  cat(sprintf("%s n=%d value=%.15f low=%.15f high=%.15f\n",
              scale, nrow(items), raw, feldt$lower.ci, feldt$upper.ci))
}
