# The example graph, broken in one way a section: affiliations.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX affiliation: <https://w3id.org/newsgraph/id/affiliation/>
PREFIX article: <https://w3id.org/newsgraph/id/article/>
PREFIX evidence: <https://w3id.org/newsgraph/id/evidence/>
PREFIX group: <https://w3id.org/newsgraph/id/group/>
PREFIX mention: <https://w3id.org/newsgraph/id/mention/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX place: <https://w3id.org/newsgraph/id/place/>

## ngsh:Affiliation-holder MinCount
DELETE DATA { affiliation:a1 ng:holder person:brandt }

## ngsh:Affiliation-holder MaxCount
INSERT DATA { affiliation:a1 ng:holder person:varga }

## ngsh:Affiliation-holder Class
DELETE DATA { affiliation:a1 ng:holder person:brandt } ;
INSERT DATA { affiliation:a1 ng:holder group:dockers }

## ngsh:Affiliation-organization MinCount
DELETE DATA { affiliation:a1 ng:organization organization:rivers-trust }

## ngsh:Affiliation-organization MaxCount
INSERT DATA { affiliation:a1 ng:organization organization:echo }

## ngsh:Affiliation-organization Or
DELETE DATA { affiliation:a1 ng:organization organization:rivers-trust } ;
INSERT DATA { affiliation:a1 ng:organization place:port-rook }

## ngsh:Affiliation-title MaxCount
INSERT DATA { affiliation:a1 ng:title "the head" }

## ngsh:Affiliation-title Datatype
DELETE DATA { affiliation:a1 ng:title "head" } ;
INSERT DATA { affiliation:a1 ng:title "head"@en }

## ngsh:Affiliation-title Pattern
DELETE DATA { affiliation:a1 ng:title "head" } ;
INSERT DATA { affiliation:a1 ng:title "" }

## ngsh:Affiliation-article MinCount
DELETE DATA { affiliation:a1 ng:article article:echo-7 }

## ngsh:Affiliation-article Class
INSERT DATA { affiliation:a1 ng:article organization:echo }

## ngsh:Affiliation-evidence MinCount
DELETE { ?s ?p evidence:e09 . evidence:e09 ?q ?o } WHERE { ?s ?p evidence:e09 . evidence:e09 ?q ?o }

## ngsh:Affiliation-evidence Class
INSERT DATA { affiliation:a1 ng:evidence mention:m01 }
