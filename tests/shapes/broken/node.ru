# The example graph, broken in one way a section: every node.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX quotation: <https://w3id.org/newsgraph/id/quotation/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX statement: <https://w3id.org/newsgraph/id/statement/>

## ngsh:Node NodeKind
DELETE WHERE { statement:s2 ?p ?o } ;
INSERT DATA { _:said a ng:Statement ; ng:speaker person:brandt ; ng:polarity ng:Denied ; ng:quotation quotation:q3 }

## ngsh:Node-oneClass QualifiedMaxCount
INSERT DATA { person:varga a ng:Organization }

## ngsh:Node-knownClass SPARQL
INSERT DATA { <https://w3id.org/newsgraph/id/other/x> a ng:Persn }

## ngsh:Node-knownProperty SPARQL
DELETE DATA { statement:s1 ng:speaker person:varga } ;
INSERT DATA { statement:s1 ng:speakr person:varga }

## ngsh:Node-noBlank SPARQL
INSERT DATA { person:varga skos:related [] }
