# The example graph, broken in one way a section: agents.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX event: <https://w3id.org/newsgraph/id/event/>
PREFIX group: <https://w3id.org/newsgraph/id/group/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX place: <https://w3id.org/newsgraph/id/place/>

## ngsh:Agent-spokeAt Class
INSERT DATA { person:varga ng:spokeAt place:port-rook }

## ngsh:Agent-attended Class
INSERT DATA { person:varga ng:attended place:port-rook }

## ngsh:Agent-spokeAtShown SPARQL
INSERT DATA { person:brandt ng:spokeAt event:river-towns-forum }

## ngsh:Agent-attendedShown SPARQL
INSERT DATA { group:dockers ng:attended event:harbour-meeting }
