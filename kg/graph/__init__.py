"""The knowledge graph: names, IRIs, triples, RDF files, the store, and the build that makes them."""
