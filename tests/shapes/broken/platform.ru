# The example graph, broken in one way a section: platforms.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX evidence: <https://w3id.org/newsgraph/id/evidence/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX platform: <https://w3id.org/newsgraph/id/platform/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

## ngsh:Platform-operator Class
DELETE DATA { platform:pondcast ng:operatedBy organization:pond-media . evidence:e10 rdf:object organization:pond-media } ;
INSERT DATA { platform:pondcast ng:operatedBy person:varga . evidence:e10 rdf:object person:varga }

## ngsh:Platform-oneOperator MaxCount
INSERT DATA { platform:pondcast ng:operatedBy organization:oak-bank . evidence:e01 rdf:subject platform:pondcast ; rdf:predicate ng:operatedBy ; rdf:object organization:oak-bank }
