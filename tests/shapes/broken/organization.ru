# The example graph, broken in one way a section: organizations.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

## ngsh:Organization-oneItem MaxCount
INSERT DATA { organization:echo skos:exactMatch <https://authority.example/body/1> , <https://authority.example/body/2> }
