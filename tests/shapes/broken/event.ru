# The example graph, broken in one way a section: events.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX event: <https://w3id.org/newsgraph/id/event/>
PREFIX mention: <https://w3id.org/newsgraph/id/mention/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX place: <https://w3id.org/newsgraph/id/place/>
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
