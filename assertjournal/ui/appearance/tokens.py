"""The colours, named by what they are for, in a light and a dark set."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Token: TypeAlias = Literal[
    "paper",
    "side",
    "card",
    "ink",
    "secondary",
    "hairline",
    "outline",
    "accent",
    "accent_soft",
    "on_accent",
    "warm",
    "warm_soft",
]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Tokens:
    """The colours of one scheme as `#RRGGBB`. Hairlines are decoration only; an outline carries meaning."""

    paper: str
    side: str
    card: str
    ink: str
    secondary: str
    hairline: str
    outline: str
    accent: str
    accent_soft: str
    on_accent: str
    warm: str
    warm_soft: str


LIGHT = Tokens(
    paper="#FBF9F6",
    side="#F3EFE8",
    card="#FFFFFF",
    ink="#26252B",
    secondary="#5D5966",
    hairline="#E4DED4",
    outline="#87808D",
    accent="#1E6B66",
    accent_soft="#DCECE9",
    on_accent="#FFFFFF",
    warm="#A54B28",
    warm_soft="#F8E9E1",
)
DARK = Tokens(
    paper="#1C1D21",
    side="#17181B",
    card="#232429",
    ink="#ECE8E2",
    secondary="#A9A4AF",
    hairline="#34353C",
    outline="#8A8693",
    accent="#6CC4BB",
    accent_soft="#21403E",
    on_accent="#10201F",
    warm="#E79A78",
    warm_soft="#3A2A24",
)
