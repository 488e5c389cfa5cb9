# The example graph, broken in one way a section: articles.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX article: <https://w3id.org/newsgraph/id/article/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

## ngsh:Article-identifier MinCount
DELETE DATA { article:echo-7 dcterms:identifier "echo-7" }

## ngsh:Article-identifier MaxCount
INSERT DATA { article:echo-7 dcterms:identifier "echo-8" }

## ngsh:Article-identifier Datatype
DELETE DATA { article:echo-7 dcterms:identifier "echo-7" } ;
INSERT DATA { article:echo-7 dcterms:identifier "echo-7"@en }

## ngsh:Article-identifier Pattern
DELETE DATA { article:echo-7 dcterms:identifier "echo-7" } ;
INSERT DATA { article:echo-7 dcterms:identifier " " }

## ngsh:Article-headline MaxCount
INSERT DATA { article:echo-7 ng:headline "Another" }

## ngsh:Article-headline Datatype
DELETE DATA { article:echo-7 ng:headline "Forum planned" } ;
INSERT DATA { article:echo-7 ng:headline "Forum planned"@en }

## ngsh:Article-publisher MaxCount
INSERT DATA { article:echo-7 ng:publisher "Harlan Courier" }

## ngsh:Article-publisher Datatype
DELETE DATA { article:echo-7 ng:publisher "Port Rook Echo" } ;
INSERT DATA { article:echo-7 ng:publisher organization:echo }

## ngsh:Article-published MaxCount
INSERT DATA { article:echo-7 ng:published "2031-05-06"^^xsd:date }

## ngsh:Article-published Or
DELETE DATA { article:echo-7 ng:published "2031-05-05"^^xsd:date } ;
INSERT DATA { article:echo-7 ng:published "2031-05-05T10:00:00"^^xsd:dateTime }

## ngsh:Article-url MaxCount
INSERT DATA { article:echo-7 ng:url "https://news.example/again"^^xsd:anyURI }

## ngsh:Article-url Datatype
DELETE DATA { article:echo-7 ng:url "https://news.example/echo-7"^^xsd:anyURI } ;
INSERT DATA { article:echo-7 ng:url <https://news.example/echo-7> }

## ngsh:Article-textDigest MinCount
DELETE DATA { article:echo-7 ng:textDigest "sha256:3229213b4169cdb8998a57f38f8e1103c2a9b552d204ebfa2e00dbdeecd29b91" }

## ngsh:Article-textDigest MaxCount
INSERT DATA { article:echo-7 ng:textDigest "sha256:0000000000000000000000000000000000000000000000000000000000000000" }

## ngsh:Article-textDigest Datatype
DELETE DATA { article:echo-7 ng:textDigest "sha256:3229213b4169cdb8998a57f38f8e1103c2a9b552d204ebfa2e00dbdeecd29b91" } ;
INSERT DATA { article:echo-7 ng:textDigest "sha256:3229213b4169cdb8998a57f38f8e1103c2a9b552d204ebfa2e00dbdeecd29b91"@en }

## ngsh:Article-textDigest Pattern
DELETE DATA { article:echo-7 ng:textDigest "sha256:3229213b4169cdb8998a57f38f8e1103c2a9b552d204ebfa2e00dbdeecd29b91" } ;
INSERT DATA { article:echo-7 ng:textDigest "md5:00" }
