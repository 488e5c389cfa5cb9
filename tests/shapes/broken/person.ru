# The example graph, broken in one way a section: persons.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX evidence: <https://w3id.org/newsgraph/id/evidence/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

## ngsh:Person-notPart MaxCount
INSERT DATA { person:brandt ng:partOf organization:rivers-trust . evidence:e01 rdf:subject person:brandt ; rdf:predicate ng:partOf ; rdf:object organization:rivers-trust }

## ngsh:Person-oneItem MaxCount
INSERT DATA { person:varga skos:exactMatch <https://authority.example/person/18> }
