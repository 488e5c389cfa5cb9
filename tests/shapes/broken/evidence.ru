# The example graph, broken in one way a section: evidence.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX evidence: <https://w3id.org/newsgraph/id/evidence/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX platform: <https://w3id.org/newsgraph/id/platform/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

## ngsh:Evidence-shows MinCount
DELETE DATA { evidence:e10 rdf:subject platform:pondcast ; rdf:predicate ng:operatedBy ; rdf:object organization:pond-media . platform:pondcast ng:operatedBy organization:pond-media }

## ngsh:Evidence-predicate MaxCount
INSERT DATA { evidence:e12 rdf:predicate ng:partnerOf . organization:rivers-trust ng:partnerOf organization:league }

## ngsh:Evidence-predicate In
INSERT DATA { person:varga skos:related person:brandt . evidence:e01 rdf:subject person:varga ; rdf:predicate skos:related ; rdf:object person:brandt }

## ngsh:Evidence-factStands SPARQL
INSERT DATA { evidence:e01 rdf:subject organization:echo ; rdf:predicate ng:memberOf ; rdf:object organization:league }
