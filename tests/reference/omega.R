# Prints the values of omega.yaml. Run: Rscript tests/reference/omega.R
suppressPackageStartupMessages(library(lavaan))
bfi <- psychTools::bfi
reversed <- c("A1", "C4", "C5", "E1", "E2", "O2", "O5")
bfi[reversed] <- 7 - bfi[reversed]
for (scale in c("A", "C", "E", "N", "O")) {
  names <- paste0(scale, 1:5)
  items <- na.omit(bfi[names])
  # the value: maximum likelihood factor analysis of R itself, searched until it moves no more
  found <- factanal(covmat = cov(items), factors = 1, n.obs = nrow(items), control = list(opt = list(factr = 1)))
  sd <- sqrt(diag(cov(items)))
  total <- sum(found$loadings * sd)^2
  # the interval: lavaan's delta method on the log odds
  loadings <- paste0("l", 1:5, collapse = " + ")
  model <- c(paste("g =~", paste0("l", 1:5, "*", names, collapse = " + ")),
             paste0(names, " ~~ u", 1:5, "*", names),
             paste0("odds := log((", loadings, ")^2 / (", paste0("u", 1:5, collapse = " + "), "))"))
  estimates <- parameterEstimates(cfa(model, data = items, std.lv = TRUE, control = list(rel.tol = 1e-10)))
  odds <- estimates[estimates$op == ":=", ]
  cat(sprintf("%s n=%d value=%.10f low=%.8f high=%.8f\n", scale, nrow(items),
              total / (total + sum(found$uniquenesses * sd^2)), plogis(odds$ci.lower), plogis(odds$ci.upper)))
}
