# The example graph, broken in one way a section: participations.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX event: <https://w3id.org/newsgraph/id/event/>
PREFIX evidence: <https://w3id.org/newsgraph/id/evidence/>
PREFIX mention: <https://w3id.org/newsgraph/id/mention/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX participation: <https://w3id.org/newsgraph/id/participation/>
PREFIX place: <https://w3id.org/newsgraph/id/place/>

## ngsh:Participation-event MinCount
DELETE DATA { event:river-towns-forum ng:participation participation:p6 ; ng:hasPartner organization:oak-bank ; ng:hasParticipant organization:oak-bank }

## ngsh:Participation-event MaxCount
INSERT DATA { event:harbour-meeting ng:participation participation:p6 }

## ngsh:Participation-agent MinCount
DELETE DATA { participation:p6 ng:agent organization:oak-bank . event:river-towns-forum ng:hasPartner organization:oak-bank ; ng:hasParticipant organization:oak-bank }

## ngsh:Participation-agent MaxCount
INSERT DATA { participation:p6 ng:agent organization:echo }

## ngsh:Participation-agent Or
INSERT DATA { participation:p7 a ng:Participation ; ng:agent place:port-rook ; ng:role ng:Host ; ng:planned false ; ng:evidence evidence:e01 . event:harbour-meeting ng:participation participation:p7 }

## ngsh:Participation-role MinCount
DELETE DATA { participation:p6 ng:role ng:Partner }

## ngsh:Participation-role MaxCount
INSERT DATA { participation:p6 ng:role ng:Sponsor }

## ngsh:Participation-role In
DELETE DATA { participation:p6 ng:role ng:Partner } ;
INSERT DATA { participation:p6 ng:role ng:Helper }

## ngsh:Participation-planned MinCount
DELETE DATA { participation:p6 ng:planned true }

## ngsh:Participation-planned MaxCount
INSERT DATA { participation:p6 ng:planned false }

## ngsh:Participation-planned Datatype
DELETE DATA { participation:p6 ng:planned true } ;
INSERT DATA { participation:p6 ng:planned 1 }

## ngsh:Participation-evidence MinCount
DELETE { ?s ?p evidence:e08 . evidence:e08 ?q ?o } WHERE { ?s ?p evidence:e08 . evidence:e08 ?q ?o }

## ngsh:Participation-evidence Class
INSERT DATA { participation:p6 ng:evidence mention:m01 }
