# The example graph, broken in one way a section: places.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX evidence: <https://w3id.org/newsgraph/id/evidence/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX place: <https://w3id.org/newsgraph/id/place/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

## ngsh:Place-partOf Class
DELETE DATA { place:port-rook ng:partOf place:harland . evidence:e16 rdf:object place:harland } ;
INSERT DATA { place:port-rook ng:partOf organization:union . evidence:e16 rdf:object organization:union }
