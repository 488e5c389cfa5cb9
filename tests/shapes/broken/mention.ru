# The example graph, broken in one way a section: mentions.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX article: <https://w3id.org/newsgraph/id/article/>
PREFIX mention: <https://w3id.org/newsgraph/id/mention/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX person: <https://w3id.org/newsgraph/id/person/>

## ngsh:Mention-refersTo MinCount
DELETE DATA { mention:m01 ng:refersTo person:varga }

## ngsh:Mention-refersTo Or
INSERT DATA { mention:m01 ng:refersTo article:echo-7 }

## ngsh:Mention-kind MinCount
DELETE DATA { mention:m01 ng:mentionKind "name" }

## ngsh:Mention-kind MaxCount
INSERT DATA { mention:m01 ng:mentionKind "nominal" }

## ngsh:Mention-kind In
DELETE DATA { mention:m01 ng:mentionKind "name" } ;
INSERT DATA { mention:m01 ng:mentionKind "Name" }
