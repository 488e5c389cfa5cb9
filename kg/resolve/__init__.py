"""Resolution across articles: which entities, events and statements are the same, and why.

`resolve` takes the annotations of all articles and gives a `Resolution`: pure, and the same whatever their order.
"""

from kg.resolve.across import resolve
from kg.resolve.types import Member, Part, Resolution, ResolvedEntity, ResolvedEvent, ResolvedStatement

__all__ = ["Member", "Part", "Resolution", "ResolvedEntity", "ResolvedEvent", "ResolvedStatement", "resolve"]
