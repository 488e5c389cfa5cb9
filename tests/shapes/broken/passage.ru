# The example graph, broken in one way a section: passages.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX article: <https://w3id.org/newsgraph/id/article/>
PREFIX evidence: <https://w3id.org/newsgraph/id/evidence/>
PREFIX extractor: <https://w3id.org/newsgraph/id/extractor/>
PREFIX mention: <https://w3id.org/newsgraph/id/mention/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX quotation: <https://w3id.org/newsgraph/id/quotation/>

## ngsh:Passage-article MinCount
DELETE DATA { quotation:q3 ng:article article:echo-7 }

## ngsh:Passage-article MaxCount
INSERT DATA { evidence:e01 ng:article article:echo-7 }

## ngsh:Passage-article Class
DELETE DATA { evidence:e01 ng:article article:courier-1 } ;
INSERT DATA { evidence:e01 ng:article organization:echo }

## ngsh:Passage-start MinCount
DELETE WHERE { quotation:q3 ng:start ?start }

## ngsh:Passage-start MaxCount
INSERT DATA { evidence:e01 ng:start 47 }

## ngsh:Passage-start Datatype
DELETE DATA { evidence:e01 ng:start 48 } ;
INSERT DATA { evidence:e01 ng:start 48.0 }

## ngsh:Passage-start MinInclusive
DELETE DATA { evidence:e01 ng:start 48 ; ng:end 59 } ;
INSERT DATA { evidence:e01 ng:start -1 ; ng:end 10 }

## ngsh:Passage-end MinCount
DELETE DATA { evidence:e01 ng:end 59 }

## ngsh:Passage-end MaxCount
INSERT DATA { evidence:e01 ng:end 60 }

## ngsh:Passage-end Datatype
DELETE DATA { evidence:e01 ng:end 59 } ;
INSERT DATA { evidence:e01 ng:end 59.0 }

## ngsh:Passage-order LessThan
DELETE DATA { evidence:e01 ng:end 59 ; ng:wording "on Saturday" } ;
INSERT DATA { evidence:e01 ng:end 48 ; ng:wording "" }

## ngsh:Passage-wording MinCount
DELETE DATA { evidence:e01 ng:wording "on Saturday" }

## ngsh:Passage-wording MaxCount
INSERT DATA { evidence:e01 ng:wording "Saturday" }

## ngsh:Passage-wording Datatype
DELETE DATA { evidence:e01 ng:wording "on Saturday" } ;
INSERT DATA { evidence:e01 ng:wording "on Saturday"@en }

## ngsh:Passage-length SPARQL
DELETE DATA { evidence:e01 ng:wording "on Saturday" } ;
INSERT DATA { evidence:e01 ng:wording "on Saturday," }

## ngsh:Passage-extractor MinCount
DELETE DATA { evidence:e01 ng:extractor extractor:ng-events-v1 }

## ngsh:Passage-extractor Class
INSERT DATA { evidence:e01 ng:extractor article:echo-7 }

## ngsh:Passage-confidence MaxCount
INSERT DATA { quotation:q3 ng:confidence 0.5 }

## ngsh:Passage-confidence Datatype
DELETE DATA { quotation:q3 ng:confidence 0.9 } ;
INSERT DATA { quotation:q3 ng:confidence 0.9e0 }

## ngsh:Passage-confidence MinInclusive
DELETE DATA { quotation:q3 ng:confidence 0.9 } ;
INSERT DATA { quotation:q3 ng:confidence -0.1 }

## ngsh:Passage-confidence MaxInclusive
DELETE DATA { quotation:q3 ng:confidence 0.9 } ;
INSERT DATA { quotation:q3 ng:confidence 1.1 }

## ngsh:Passage-reason Datatype
INSERT DATA { mention:m01 ng:reason "a full name"@en }
