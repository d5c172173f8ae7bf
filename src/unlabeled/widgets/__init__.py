"""General widget parts that every exercise can use."""
