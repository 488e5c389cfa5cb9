# The example graph, broken in one way a section: relations.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX evidence: <https://w3id.org/newsgraph/id/evidence/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX place: <https://w3id.org/newsgraph/id/place/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

## ngsh:Relation-partOf Or
DELETE DATA { organization:league ng:partOf organization:union . evidence:e15 rdf:object organization:union } ;
INSERT DATA { organization:league ng:partOf person:varga . evidence:e15 rdf:object person:varga }

## ngsh:Relation-memberOf Or
DELETE DATA { organization:rivers-trust ng:memberOf organization:league . evidence:e12 rdf:object organization:league } ;
INSERT DATA { organization:rivers-trust ng:memberOf place:harland . evidence:e12 rdf:object place:harland }

## ngsh:Relation-partnerOf Or
DELETE DATA { organization:rivers-trust ng:partnerOf organization:harlan-university . evidence:e13 rdf:object organization:harlan-university } ;
INSERT DATA { organization:rivers-trust ng:partnerOf place:harland . evidence:e13 rdf:object place:harland }

## ngsh:Relation-fundedBy Or
DELETE DATA { organization:pond-media ng:fundedBy organization:oak-bank . evidence:e11 rdf:object organization:oak-bank } ;
INSERT DATA { organization:pond-media ng:fundedBy place:harland . evidence:e11 rdf:object place:harland }

## ngsh:Relation-signed NodeKind
DELETE DATA { organization:harlan-university ng:signed organization:harlan-charter . evidence:e14 rdf:object organization:harlan-charter } ;
INSERT DATA { organization:harlan-university ng:signed "the charter" . evidence:e14 rdf:object "the charter" }

## ngsh:Relation-shown SPARQL
INSERT DATA { organization:echo ng:memberOf organization:league }
