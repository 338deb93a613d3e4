"""What a person sees, whole, for a small catalog."""

import pytest

from tests.conftest import KITCHEN, MINIMAL, Run

WIDE = """\
Cook or Baker?
Easiest to enter: Cook (easy).

Why they get confused
Both wear white.

How they work together
The cook serves the bread.

                Cook                             Baker
────────────────────────────────────────────────────────────────────────────────
Focus           Meals, hot and on time.          Bread in the morning.

Questions       What is for dinner?              not known

Responsibilities
  Plan          Plans the menu                   —
  Make          Cooks what is ordered            Bakes through the night (in
                                                 support)

Skills
  Hygiene       ●●○○ working                     ●●○○ working
  Heat control  ●●●● expert                      ●●○○ working
  Sauces        ●●●○ (practitioner)              —
  Dough         —                                ●●●● expert

Tools
  Oven          essential                        essential
  Knife         essential disputed               —
  Rolling pin   —                                (useful)

Degree          none                             required: bachelor or master in
                Nobody asks.                     baking or chemistry
                disputed

Education       not known                        not known

Entry           ●●○○○ easy                       ●●●●○ hard
                Kitchens look for hands.

Works with      Baker: the bread                 not known

Leads to        not known                        Cook: with a taste for sauces

( ): useful rather than essential. Bars: measured shares. disputed: by a source.
Says who? rolecmp evidence ROLE [FIELD], or --sources here.
"""

NARROW = """\
Cook or Baker?
Easiest to enter: Cook (easy).

Why they get confused
Both wear white.

How they work together
The cook serves the bread.

Focus
  Cook   Meals, hot and on time.
  Baker  Bread in the morning.

Questions
  Cook   What is for dinner?
  Baker  not known

Responsibilities
  Cook
    Plan  Plans the menu
    Make  Cooks what is ordered
  Baker
    Make  Bakes through the night (in support)

Skills
  Cook
    Hygiene       ●●○○ working
    Heat control  ●●●● expert
    Sauces        ●●●○ (practitioner)
  Baker
    Hygiene       ●●○○ working
    Heat control  ●●○○ working
    Dough         ●●●● expert

Tools
  Cook
    Oven   essential
    Knife  essential disputed
  Baker
    Oven         essential
    Rolling pin  (useful)

Degree
  Cook
    none
    Nobody asks.
    disputed
  Baker
    required: bachelor or master in baking or
    chemistry

Education
  Cook   not known
  Baker  not known

Entry
  Cook
    ●●○○○ easy
    Kitchens look for hands.
  Baker
    ●●●●○ hard

Works with
  Cook   Baker: the bread
  Baker  not known

Leads to
  Cook   not known
  Baker  Cook: with a taste for sauces

( ): useful rather than essential. Bars:
  measured shares. disputed: by a source.
Says who? rolecmp evidence ROLE [FIELD], or
  --sources here.
"""

IN_FULL = """\
Cook
Cooks meals. Ask for it as cook, c, Kitchen hand, Line cook.

Focus           Meals, hot and on time.

Questions       What is for dinner?

Responsibilities
  Plan          Plans the menu
  Make          Cooks what is ordered

Skills
  Hygiene       ●●○○ working
  Heat control  ●●●● expert
  Sauces        ●●●○ (practitioner)

Tools
  Oven          essential
  Knife         essential disputed

Degree          none
                Nobody asks.
                disputed

Education       not known

Entry           ●●○○○ easy
                Kitchens look for hands.

Experience      not known

Activities      not known

Pay             not known

Growth          not known

Works with      Baker: the bread

Leads to        not known

( ): useful rather than essential. Bars: measured shares. disputed: by a source.
Says who? rolecmp evidence ROLE [FIELD], or --sources here.
"""

LISTED = """\
Kitchen roles
The easiest to enter come first.

              Ask for it as  Entry          Degree
─────────────────────────────────────────────────────────
Cook          cook           ●●○○○ easy     none
Cooks meals.  c

Baker         baker          ●●●●○ hard     required
Bakes bread.
"""

DIFFERENT = """\
Cook or Baker?
Easiest to enter: Cook (easy).

Why they get confused
Both wear white.

How they work together
The cook serves the bread.

                Cook                 Baker
────────────────────────────────────────────────────────
Skills
  Heat control  ●●●● expert          ●●○○ working
  Sauces        ●●●○ (practitioner)  —
  Dough         —                    ●●●● expert

Tools
  Knife         essential disputed   —
  Rolling pin   —                    (useful)

Works with      Baker: the bread     not known

( ): useful rather than essential. Bars: measured shares. disputed: by a source.
Says who? rolecmp evidence ROLE [FIELD], or --sources here.
"""

UNKNOWN = """\
Cook or Baker?
How hard they are to enter is not known.

       Cook       Baker
───────────────────────────
Entry  not known  not known
"""

ONWARD = """\
From Cook to Baker
The direct move is the best way: a stretch. Besides: Dough
(working).

◆ Cook  ●●○○○ easy
│ Kitchens look for hands. [1]
│
│ stretch: gap 20%, entry 2 harder
│   Learn         Dough: working → expert
│   New tools     —
│   Carries over  Heat control, Hygiene, Oven
│   Degree        none → required: bachelor or master in
│                 baking or chemistry
│   Documented    by none of the sources here
▼
◆ Baker  ●●●●○ hard

                Asked for   Brought     Missing
──────────────────────────────────────────────────
Cook → Baker
  Dough         4           2           2
  Heat control  2           4           0
  Hygiene       2           2           0
  Oven          2           2           0
  Gap           10                      2/10 = 0.2

Levels: 1 awareness, 2 working, 3 practitioner, 4 expert.

gap: how much of what a role asks for, by level, the role
  before does not bring.
step: gap to 50%, 1 harder to enter; stretch: to 70%, 2
  harder; leap: more.

Sources
[1] The Guild Book. Guild of Cooks, 2020
"""

OVERVIEW = """\
From Baker
Entry ●●●●○ hard

            Best way        Directly        To learn
──────────────────────────────────────────────────────────
Cook        step [1]        step            1 skill
●●○○○ easy                  gap 40%         1 tool
                            entry 2 easier

Step by step: rolecmp path --from baker --to ROLE

gap: how much of what a role asks for, by level, the role before does not bring.
step: gap to 50%, 1 harder to enter; stretch: to 70%, 2 harder; leap: more.

Sources
[1] The Guild Book. Guild of Cooks, 2020
"""

LEADING = """\
Who does what
In each phase, those who lead come first.

Plan [1]
  Cook   Plans the menu

Make
  Cook   Cooks what is ordered
  Baker  Bakes through the night (in support)

Example: Sunday brunch [1]
Feed many at once. Seen at Hotels, Homes.
  Baker  Bakes the rolls
  Cook   Fries the eggs

Baker and Cook together
The cook serves the bread. [1]

Team: Market stall
One does it all. [1]
Stallholder: Baker, Cook
The work as it is shared there: rolecmp process --team stall

Team: Hotel
Cook
Night shift: Baker
The work as it is shared there: rolecmp process --team hotel

Sources
[1] The Guild Book. Guild of Cooks, 2020
"""

SHARED = """\
Who does what: Market stall
One does it all. [1]

         Stallholder
─────────────────────────────────────────────
Plan [1]
  Cook   Plans the menu

Make
  Cook   Cooks what is ordered
  Baker  Bakes through the night (in support)

Example: Sunday brunch [1]
Feed many at once. Seen at Hotels, Homes.
  Baker  Bakes the rolls
  Cook   Fries the eggs

Baker and Cook together
The cook serves the bread. [1]

Sources
[1] The Guild Book. Guild of Cooks, 2020
"""

APART = """\
Who does what: Baker, Hotel

      Night shift
──────────────────────────────────────────
Make  Bakes through the night (in support)

Example: Sunday brunch [1]
Feed many at once. Seen at Hotels, Homes.
  Baker  Bakes the rolls

Baker and Cook together
The cook serves the bread. [1]

Sources
[1] The Guild Book. Guild of Cooks, 2020
"""

CITED = """\
Cook
Cooks meals. Ask for it as cook, c, Kitchen hand, Line cook.

Focus           Meals, hot and on time.

Questions       What is for dinner?

Responsibilities [1]
  Plan          Plans the menu
  Make          Cooks what is ordered

Skills [1, 2]
  Hygiene       ●●○○ working
  Heat control  ●●●● expert
  Sauces        ●●●○ (practitioner)

Tools [2]
  Oven          essential
  Knife         essential disputed by [2]

Degree [1, 2]   none
                Nobody asks.
                disputed by [2]

Education       not known

Entry [1, 2]    ●●○○○ easy
                Kitchens look for hands.

Experience      not known

Activities      not known

Pay             not known

Growth          not known

Works with      Baker: the bread

Leads to        not known

( ): useful rather than essential. Bars: measured shares. disputed: by a source.
Says who? rolecmp evidence ROLE [FIELD], or --sources here.

Sources
[1] The Guild Book. Guild of Cooks, 2020
[2] Kitchen Census. 2021. https://example.org/census
"""

ASKED = """\
Cook: says who?
Sources disagree about: degree.

Skills: Hygiene
  claimed    working, essential

Skills: Heat control
  claimed    expert, essential
  supported  A cook masters the fire. (2020) [1]

Skills: Sauces
  claimed    practitioner, useful

Skills: dough
  measured   ━━━━──── 50.0% of cooks bake (n=1,600, 2021)
             [2]

Degree
  claimed    none: Nobody asks. [1]
  disputed   ━─────── 12.5% of cooks with a diploma
             (n=1,600, 2021) [2]

Degree: chemistry
  disputed   Some studied it. (2021) [2]

Pay          not known

Sources
[1] The Guild Book. Guild of Cooks, 2020
[2] Kitchen Census. 2021. https://example.org/census
"""

NUMBERED = """\
Cook or Baker?
Easiest to enter: Cook (easy).

Why they get confused
Both wear white. [1]

How they work together
The cook serves the bread. [1]

               Cook                             Baker
───────────────────────────────────────────────────────────────────────────────
Tools [2]
  Oven         essential                        essential
  Knife        essential disputed by [2]        —
  Rolling pin  —                                (useful)

Degree [1, 2]  none                             required: bachelor or master in
               Nobody asks.                     baking or chemistry
               disputed by [2]

( ): useful rather than essential. Bars: measured shares. disputed: by a source.
Says who? rolecmp evidence ROLE [FIELD], or --sources here.

Sources
[1] The Guild Book. Guild of Cooks, 2020
[2] Kitchen Census. 2021. https://example.org/census
"""

CASES = {
    "compare cook baker": (80, WIDE),
    "compare cook baker ": (50, NARROW),
    "show cook": (80, IN_FULL),
    "list": (80, LISTED),
    "path --from cook --to baker --explain --have Dough=working": (60, ONWARD),
    "path --from baker": (80, OVERVIEW),
    "show cook --sources": (80, CITED),
    "evidence cook skills,degree,pay": (60, ASKED),
    "compare cook baker --sources --only degree,tools": (80, NUMBERED),
    "process": (80, LEADING),
    "process --team stall": (80, SHARED),
    "process baker --team hotel": (50, APART),
    "compare cook baker --diff --only skills --only tools --only works_with": (80, DIFFERENT),
    "compare cook baker --only entry --roles " + MINIMAL: (80, UNKNOWN),
}


@pytest.mark.parametrize("line", CASES)
def test_the_whole_page(line: str, run: Run) -> None:
    width, page = CASES[line]
    assert run(line, {"COLUMNS": str(width), "ROLECMP_ROLES": KITCHEN}).out == page


def test_what_is_shown_without_a_terminal_is_80_columns_wide(run: Run) -> None:
    assert run(f"compare cook baker --roles {KITCHEN}").out == WIDE


def test_nothing_to_tell_apart_is_an_answer(run: Run) -> None:
    page = run(f"compare cook baker --diff --only works_with --roles {MINIMAL}").out
    assert (
        page
        == """\
Cook or Baker?
How hard they are to enter is not known.

In what was asked for, they do not differ.
"""
    )
