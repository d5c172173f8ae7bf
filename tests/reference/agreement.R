# Prints the values of agreement.yaml. Run: Rscript tests/reference/agreement.R
suppressPackageStartupMessages(library(multilevel))
data(lq2002)
items <- lq2002[sprintf("LEAD%02d", 1:11)]
show <- function(name, groups) {
  values <- groups[[2]]
  ends <- t.test(values)$conf.int
  cat(sprintf("%s groups=%d mean=%.15f low=%.15f high=%.15f company_2=%.15f smallest=%.15f\n",
              name, length(values), mean(values), ends[1], ends[2], values[groups$grpid == 2], min(values)))
}
show("rwg_j uniform", rwg.j(items, lq2002$COMPID, ranvar = 2))
show("rwg_j slight_skew", rwg.j(items, lq2002$COMPID, ranvar = 1.34))
show("rwg_star uniform", rwg.j.lindell(items, lq2002$COMPID, ranvar = 2))
show("rwg_star slight_skew", rwg.j.lindell(items, lq2002$COMPID, ranvar = 1.34))
