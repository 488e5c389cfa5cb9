# The example graph, broken in one way a section: extractors.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX extractor: <https://w3id.org/newsgraph/id/extractor/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>

## ngsh:Extractor-identifier MinCount
DELETE DATA { extractor:ng-events-v1 dcterms:identifier "ng_events.v1" }

## ngsh:Extractor-identifier MaxCount
INSERT DATA { extractor:ng-events-v1 dcterms:identifier "ng_events.v2" }

## ngsh:Extractor-identifier Datatype
DELETE DATA { extractor:ng-events-v1 dcterms:identifier "ng_events.v1" } ;
INSERT DATA { extractor:ng-events-v1 dcterms:identifier "ng_events.v1"@en }

## ngsh:Extractor-versioned Pattern
DELETE DATA { extractor:ng-events-v1 dcterms:identifier "ng_events.v1" } ;
INSERT DATA { extractor:ng-events-v1 dcterms:identifier "ng_events" }

## ngsh:Extractor-pipeline MaxCount
INSERT DATA { extractor:ng-events-v1 ng:pipeline "another" }

## ngsh:Extractor-pipeline Datatype
INSERT DATA { extractor:by-hand a ng:Extractor ; dcterms:identifier "by_hand.v1" ; ng:pipeline "none"@en }
