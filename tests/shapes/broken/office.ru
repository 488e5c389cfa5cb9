# The example graph, broken in one way a section: offices.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX article: <https://w3id.org/newsgraph/id/article/>
PREFIX evidence: <https://w3id.org/newsgraph/id/evidence/>
PREFIX group: <https://w3id.org/newsgraph/id/group/>
PREFIX mention: <https://w3id.org/newsgraph/id/mention/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX place: <https://w3id.org/newsgraph/id/place/>
PREFIX office: <https://w3id.org/newsgraph/id/office/>

## ngsh:Office-holder MinCount
DELETE DATA { office:o1 ng:holder person:varga }

## ngsh:Office-holder MaxCount
INSERT DATA { office:o1 ng:holder person:brandt }

## ngsh:Office-holder Class
DELETE DATA { office:o1 ng:holder person:varga } ;
INSERT DATA { office:o1 ng:holder group:dockers }

## ngsh:Office-jurisdiction MinCount
DELETE DATA { office:o1 ng:jurisdiction place:port-rook }

## ngsh:Office-jurisdiction MaxCount
INSERT DATA { office:o1 ng:jurisdiction place:harland }

## ngsh:Office-jurisdiction Class
DELETE DATA { office:o1 ng:jurisdiction place:port-rook } ;
INSERT DATA { office:o1 ng:jurisdiction organization:echo }

## ngsh:Office-title MaxCount
INSERT DATA { office:o1 ng:title "the mayor" }

## ngsh:Office-title Datatype
DELETE DATA { office:o1 ng:title "Mayor" } ;
INSERT DATA { office:o1 ng:title "Mayor"@en }

## ngsh:Office-title Pattern
DELETE DATA { office:o1 ng:title "Mayor" } ;
INSERT DATA { office:o1 ng:title "" }

## ngsh:Office-article MinCount
DELETE DATA { office:o1 ng:article article:courier-1 }

## ngsh:Office-article Class
INSERT DATA { office:o1 ng:article organization:echo }

## ngsh:Office-evidence MinCount
DELETE DATA { office:o1 ng:evidence evidence:e03 }

## ngsh:Office-evidence Class
INSERT DATA { office:o1 ng:evidence mention:m01 }
