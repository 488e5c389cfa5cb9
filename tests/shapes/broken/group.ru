# The example graph, broken in one way a section: groups.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX group: <https://w3id.org/newsgraph/id/group/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

## ngsh:Group-nowhereElse MaxCount
INSERT DATA { group:dockers skos:exactMatch <https://authority.example/group/1> }
