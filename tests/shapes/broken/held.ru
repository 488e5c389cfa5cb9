# The example graph, broken in one way a section: affiliations and offices.
# A heading names the constraint and the kind of its result; nothing else may be found.

PREFIX affiliation: <https://w3id.org/newsgraph/id/affiliation/>
PREFIX ng: <https://w3id.org/newsgraph/ontology#>

## ngsh:Held-normalisedTitle MaxCount
INSERT DATA { affiliation:a1 ng:normalisedTitle "leader" }

## ngsh:Held-normalisedTitle Datatype
DELETE DATA { affiliation:a1 ng:normalisedTitle "head" } ;
INSERT DATA { affiliation:a1 ng:normalisedTitle "head"@en }

## ngsh:Held-normalisedTitle Pattern
DELETE DATA { affiliation:a1 ng:normalisedTitle "head" } ;
INSERT DATA { affiliation:a1 ng:normalisedTitle " " }

## ngsh:Held-since Or
INSERT DATA { affiliation:a1 ng:since "two years ago" }

## ngsh:Held-until Or
INSERT DATA { affiliation:a1 ng:until 2030 }

## ngsh:Held-former In
INSERT DATA { affiliation:a1 ng:former false }
