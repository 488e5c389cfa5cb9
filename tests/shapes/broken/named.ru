# The example graph, broken in one way a section: whatever has a name.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX mention: <https://w3id.org/newsgraph/id/mention/>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

## ngsh:Named-label MinCount
DELETE DATA { person:varga skos:prefLabel "Ilse Varga" }

## ngsh:Named-label MaxCount
INSERT DATA { person:varga skos:prefLabel "I. Varga" }

## ngsh:Named-label Datatype
DELETE DATA { person:varga skos:prefLabel "Ilse Varga" } ;
INSERT DATA { person:varga skos:prefLabel "Ilse Varga"@en }

## ngsh:Named-label Pattern
DELETE DATA { person:varga skos:prefLabel "Ilse Varga" } ;
INSERT DATA { person:varga skos:prefLabel " " }

## ngsh:Named-otherName Datatype
INSERT DATA { person:varga skos:altLabel "Varga"@en }

## ngsh:Named-otherName Pattern
INSERT DATA { person:varga skos:altLabel "" }

## ngsh:Named-otherNameDiffers Disjoint
INSERT DATA { person:varga skos:altLabel "Ilse Varga" }

## ngsh:Named-sameElsewhere NodeKind
DELETE DATA { person:varga skos:exactMatch <https://authority.example/person/17> } ;
INSERT DATA { person:varga skos:exactMatch "17" }

## ngsh:Named-mentioned MinCount
DELETE { mention:m20 ?p ?o } WHERE { mention:m20 ?p ?o }
