# The example graph, broken in one way a section: properties on the wrong nodes.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX article: <https://w3id.org/newsgraph/id/article/>
PREFIX event: <https://w3id.org/newsgraph/id/event/>
PREFIX evidence: <https://w3id.org/newsgraph/id/evidence/>
PREFIX mention: <https://w3id.org/newsgraph/id/mention/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>
PREFIX organization: <https://w3id.org/newsgraph/id/organization/>
PREFIX person: <https://w3id.org/newsgraph/id/person/>
PREFIX place: <https://w3id.org/newsgraph/id/place/>
PREFIX quotation: <https://w3id.org/newsgraph/id/quotation/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX statement: <https://w3id.org/newsgraph/id/statement/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

## ngsh:AgentProperties Or
INSERT DATA { statement:s1 ng:memberOf organization:league . evidence:e01 rdf:subject statement:s1 ; rdf:predicate ng:memberOf ; rdf:object organization:league }

## ngsh:PlatformProperties Class
INSERT DATA { organization:echo ng:operatedBy organization:oak-bank . evidence:e01 rdf:subject organization:echo ; rdf:predicate ng:operatedBy ; rdf:object organization:oak-bank }

## ngsh:WholeProperties Or
INSERT DATA { event:harbour-meeting ng:partOf organization:union . evidence:e01 rdf:subject event:harbour-meeting ; rdf:predicate ng:partOf ; rdf:object organization:union }

## ngsh:EventProperties Class
INSERT DATA { statement:s1 ng:date "2031-05-03"^^xsd:date }

## ngsh:PlannedProperties Or
INSERT DATA { statement:s1 ng:planned false }

## ngsh:ParticipationProperties Class
INSERT DATA { statement:s1 ng:agent person:varga }

## ngsh:StatementProperties Class
INSERT DATA { event:harbour-meeting ng:speaker person:varga }

## ngsh:PassageProperties Or
INSERT DATA { statement:s1 ng:confidence 0.5 }

## ngsh:MentionProperties Class
INSERT DATA { quotation:q1 ng:mentionKind "name" }

## ngsh:QuotationProperties Class
INSERT DATA { mention:m01 ng:cue "said" }

## ngsh:AffiliationProperties Class
INSERT DATA { person:varga ng:organization organization:echo }

## ngsh:HeldProperties Or
INSERT DATA { person:varga ng:title "mayor" }

## ngsh:OfficeProperties Class
INSERT DATA { person:varga ng:jurisdiction place:port-rook }

## ngsh:ReportedProperties Or
INSERT DATA { statement:s1 ng:article article:courier-1 }

## ngsh:ShownProperties Or
INSERT DATA { statement:s1 ng:evidence evidence:e01 }

## ngsh:ArticleProperties Class
INSERT DATA { statement:s1 ng:headline "Bridge" }

## ngsh:ExtractorProperties Class
INSERT DATA { article:echo-7 ng:pipeline "none" }
