# The example graph, broken in one way a section: events.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX event: <https://w3id.org/newsgraph/id/event/>
PREFIX evidence: <https://w3id.org/newsgraph/id/evidence/>
PREFIX mention: <https://w3id.org/newsgraph/id/mention/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX place: <https://w3id.org/newsgraph/id/place/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

## ngsh:Event-type MinCount
DELETE DATA { event:river-towns-forum ng:eventType ng:Forum }

## ngsh:Event-type MaxCount
INSERT DATA { event:river-towns-forum ng:eventType ng:Conference }

## ngsh:Event-type In
DELETE DATA { event:river-towns-forum ng:eventType ng:Forum } ;
INSERT DATA { event:river-towns-forum ng:eventType ng:Forums }

## ngsh:Event-date MaxCount
INSERT DATA { event:river-towns-forum ng:date "2031-06-10"^^xsd:date }

## ngsh:Event-date Or
DELETE DATA { event:harbour-meeting ng:date "2031-05-03"^^xsd:date } ;
INSERT DATA { event:harbour-meeting ng:date "2031-02-30"^^xsd:date }

## ngsh:Event-endDate MaxCount
INSERT DATA { event:river-towns-forum ng:endDate "2031-06-15"^^xsd:date }

## ngsh:Event-endDate Or
DELETE DATA { event:river-towns-forum ng:endDate "2031-06-14"^^xsd:date } ;
INSERT DATA { event:river-towns-forum ng:endDate "2031-06-31"^^xsd:date }

## ngsh:Event-endsBefore SPARQL
DELETE DATA { event:river-towns-forum ng:endDate "2031-06-14"^^xsd:date } ;
INSERT DATA { event:river-towns-forum ng:endDate "2031-05-31"^^xsd:date }

## ngsh:Event-subEventOf Class
DELETE DATA { event:opening-debate ng:subEventOf event:river-towns-forum . evidence:e19 rdf:object event:river-towns-forum } ;
INSERT DATA { event:opening-debate ng:subEventOf place:port-rook . evidence:e19 rdf:object place:port-rook }

## ngsh:Event-circle SPARQL
INSERT DATA { event:river-towns-forum ng:subEventOf event:harbour-meeting . event:harbour-meeting ng:subEventOf event:opening-debate .
    evidence:e01 rdf:subject event:river-towns-forum ; rdf:predicate ng:subEventOf ; rdf:object event:harbour-meeting .
    evidence:e02 rdf:subject event:harbour-meeting ; rdf:predicate ng:subEventOf ; rdf:object event:opening-debate }

## ngsh:Event-series MaxCount
INSERT DATA { event:river-towns-forum ng:series "Town Forum" }

## ngsh:Event-series Datatype
DELETE DATA { event:river-towns-forum ng:series "River Towns Forum" } ;
INSERT DATA { event:river-towns-forum ng:series "River Towns Forum"@en }

## ngsh:Event-edition MaxCount
INSERT DATA { event:river-towns-forum ng:edition 10 }

## ngsh:Event-edition Datatype
DELETE DATA { event:river-towns-forum ng:edition 9 } ;
INSERT DATA { event:river-towns-forum ng:edition 9.0 }

## ngsh:Event-edition MinInclusive
DELETE DATA { event:river-towns-forum ng:edition 9 } ;
INSERT DATA { event:river-towns-forum ng:edition 0 }

## ngsh:Event-recurrence MaxCount
INSERT DATA { event:river-towns-forum ng:recurrence "P2Y"^^xsd:duration }

## ngsh:Event-recurrence Datatype
DELETE DATA { event:river-towns-forum ng:recurrence "P1Y"^^xsd:duration } ;
INSERT DATA { event:river-towns-forum ng:recurrence "P1Y" }

## ngsh:Event-recurrence Pattern
DELETE DATA { event:river-towns-forum ng:recurrence "P1Y"^^xsd:duration } ;
INSERT DATA { event:river-towns-forum ng:recurrence "P1W"^^xsd:duration }

## ngsh:Event-place Class
DELETE DATA { event:harbour-meeting ng:place place:port-rook } ;
INSERT DATA { event:harbour-meeting ng:place organization:echo }

## ngsh:Event-planned MaxCount
INSERT DATA { event:harbour-meeting ng:planned true }

## ngsh:Event-planned Datatype
DELETE DATA { event:harbour-meeting ng:planned false } ;
INSERT DATA { event:harbour-meeting ng:planned "no" }

## ngsh:Event-participation Class
INSERT DATA { event:harbour-meeting ng:participation person:varga }

## ngsh:Event-people Or
INSERT DATA { event:harbour-meeting ng:hasPartner "Oak Bank" }

## ngsh:Event-peopleShown SPARQL
INSERT DATA { event:harbour-meeting ng:hasPartner organization:oak-bank }

## ngsh:Event-evidence Class
INSERT DATA { event:harbour-meeting ng:evidence mention:m01 }
