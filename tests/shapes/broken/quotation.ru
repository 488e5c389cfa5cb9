# The example graph, broken in one way a section: quotations.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX article: <https://w3id.org/newsgraph/id/article/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX quotation: <https://w3id.org/newsgraph/id/quotation/>
PREFIX statement: <https://w3id.org/newsgraph/id/statement/>

## ngsh:Quotation-statement MinCount
DELETE DATA { statement:s1 ng:quotation quotation:q2 }

## ngsh:Quotation-statement MaxCount
INSERT DATA { statement:s2 ng:quotation quotation:q2 }

## ngsh:Quotation-form MinCount
DELETE DATA { quotation:q3 ng:form ng:Indirect }

## ngsh:Quotation-form MaxCount
INSERT DATA { quotation:q3 ng:form ng:Mixed }

## ngsh:Quotation-form In
DELETE DATA { quotation:q3 ng:form ng:Indirect } ;
INSERT DATA { quotation:q3 ng:form ng:Speech }

## ngsh:Quotation-cue MaxCount
INSERT DATA { quotation:q3 ng:cue "said" }

## ngsh:Quotation-cue Datatype
DELETE DATA { quotation:q3 ng:cue "denied" } ;
INSERT DATA { quotation:q3 ng:cue "denied"@en }

## ngsh:Quotation-source MaxCount
INSERT DATA { quotation:q3 ng:source "he" }

## ngsh:Quotation-source Datatype
DELETE DATA { quotation:q3 ng:source "Brandt" } ;
INSERT DATA { quotation:q3 ng:source person:brandt }

## ngsh:Quotation-part MaxCount
INSERT DATA { quotation:q2 ng:part 3 }

## ngsh:Quotation-part Datatype
DELETE DATA { quotation:q2 ng:part 2 } ;
INSERT DATA { quotation:q2 ng:part 2.0 }

## ngsh:Quotation-part MinInclusive
DELETE DATA { quotation:q2 ng:part 2 } ;
INSERT DATA { quotation:q2 ng:part 0 }

## ngsh:Quotation-creditedTo Or
INSERT DATA { quotation:q2 ng:creditedTo article:echo-7 }
