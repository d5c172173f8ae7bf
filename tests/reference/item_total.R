# Prints the values of item_total.yaml. Run: Rscript tests/reference/item_total.R
suppressPackageStartupMessages(library(psych))
bfi <- psychTools::bfi
bfi["A1"] <- 7 - bfi["A1"]
items <- na.omit(bfi[paste0("A", 1:5)])
from_psych <- psych::alpha(items)$item.stats$r.drop
for (i in 1:5) {
  against <- cor.test(items[[i]], rowSums(items[-i]))  # the same correlation, with Fisher's interval
  stopifnot(abs(from_psych[i] - against$estimate) < 1e-12)
  cat(sprintf("A%d n=%d value=%.15f low=%.15f high=%.15f\n",
              i, nrow(items), from_psych[i], against$conf.int[1], against$conf.int[2]))
}
