# Prints the values of intraclass.yaml. Run: Rscript tests/reference/intraclass.R
suppressPackageStartupMessages({library(multilevel); library(psych)})
data(lq2002)
score <- rowMeans(lq2002[sprintf("LEAD%02d", 1:11)])  # lq2002$LEAD is this, rounded
company <- as.factor(lq2002$COMPID)
model <- aov(score ~ company)
squares <- summary(model)[[1]][, "Mean Sq"]
sizes <- table(company)
k0 <- (length(score) - sum(sizes^2) / length(score)) / (length(sizes) - 1)
ratio <- squares[1] / squares[2]
df <- summary(model)[[1]][, "Df"]
ends <- 1 - 1 / c(ratio / qf(.975, df[1], df[2]), ratio * qf(.975, df[2], df[1]))
# multilevel's ICC1 takes the mean group size; with k0 the value comes from R's analysis of variance
cat(sprintf("lq2002 n=%d groups=%d k0=%.12f icc1=%.15f icc2=%.15f low2=%.15f high2=%.15f\n", length(score),
            length(sizes), k0, (squares[1] - squares[2]) / (squares[1] + (k0 - 1) * squares[2]),
            ICC2(model), ends[1], ends[2]))
# groups of equal size, where psych has both intervals: departments in rows, their seven ratings as members
equal <- ICC(attitude, lmer = FALSE)$results[c("Single_raters_absolute", "Average_raters_absolute"), ]
cat(sprintf("attitude %s value=%.15f low=%.15f high=%.15f\n",
            equal$type, equal$ICC, equal[["lower bound"]], equal[["upper bound"]]), sep = "")
