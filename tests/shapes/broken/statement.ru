# The example graph, broken in one way a section: statements.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX event: <https://w3id.org/newsgraph/id/event/>
PREFIX mention: <https://w3id.org/newsgraph/id/mention/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX place: <https://w3id.org/newsgraph/id/place/>
PREFIX quotation: <https://w3id.org/newsgraph/id/quotation/>
PREFIX statement: <https://w3id.org/newsgraph/id/statement/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

## ngsh:Statement-quotation MinCount
DELETE { ?s ng:quotation quotation:q3 . quotation:q3 ?q ?o } WHERE { ?s ng:quotation quotation:q3 . quotation:q3 ?q ?o }

## ngsh:Statement-quotation Class
INSERT DATA { statement:s1 ng:quotation mention:m01 }

## ngsh:Statement-polarity MinCount
DELETE DATA { statement:s1 ng:polarity ng:Affirmed }

## ngsh:Statement-polarity MaxCount
INSERT DATA { statement:s1 ng:polarity ng:Denied }

## ngsh:Statement-polarity In
DELETE DATA { statement:s1 ng:polarity ng:Affirmed } ;
INSERT DATA { statement:s1 ng:polarity "affirmed" }

## ngsh:Statement-speaker Or
INSERT DATA { statement:s1 ng:speaker place:port-rook }

## ngsh:Statement-addressee Or
INSERT DATA { statement:s1 ng:addressee event:harbour-meeting }

## ngsh:Statement-about Or
INSERT DATA { statement:s1 ng:about mention:m01 }

## ngsh:Statement-madeAt Class
INSERT DATA { statement:s1 ng:madeAt place:port-rook }

## ngsh:Statement-saidOn MaxCount
INSERT DATA { statement:s1 ng:saidOn "2031-05-02"^^xsd:date }

## ngsh:Statement-saidOn Or
DELETE DATA { statement:s1 ng:saidOn "2031-05-03"^^xsd:date } ;
INSERT DATA { statement:s1 ng:saidOn "Saturday" }

## ngsh:Statement-saidBeforeReport SPARQL
DELETE DATA { statement:s1 ng:saidOn "2031-05-03"^^xsd:date } ;
INSERT DATA { statement:s1 ng:saidOn "2031-05-05"^^xsd:date }
