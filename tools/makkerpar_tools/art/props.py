"""Things on the table: each lies on a transparent ground, for any table top.

Nothing is written on them: a picture cannot be translated. Words are told by bars of the length of
words, figures by blocks that line up at the right as figures do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from makkerpar_tools.art.shapes import (
    circle,
    ellipse,
    line,
    path,
    picture,
    placed,
    polygon,
    rect,
    ring,
    round_outline,
    turned,
)

WIDTH, HEIGHT = 808, 912

PAPER, NEWSPRINT, EDGE, SUNKEN, RULE, LINES = (
    "#FFFDF9",
    "#F8F4EA",
    "#E4DACA",
    "#EDE5D8",
    "#D9CEBD",
    "#CFC6B4",
)
INK, INK2, INK3 = "#1E2A30", "#46525A", "#857C70"
FJORD, FJORD_PALE, BRICK, BRICK_DEEP, MOSS = "#1F4E5F", "#5C818B", "#9F4326", "#7A3A24", "#4A6638"
OCHRE, OCHRE_PALE, OCHRE_DEEP = "#D9B36C", "#E6C88C", "#B98F3E"
STEEL, STEEL_PALE, STEEL_DEEP = "#9AA6AB", "#C3CCCF", "#77848A"

# "Folkebladet" as outlines, from the Newsreader that ships in assets/fonts; 600 × 82 over its line.
_MASTHEAD = (
    "M54 -56 52 -40 54 -23H52L46 -37L20 -38V-41L46 -42L52 -56ZM62 -82H63L68 -56L66 -56L53 -76"
    "L62 -75H18V-79H55ZM27 -79V-4L37 -2V0H4V-2L13 -4V-75L4 -77V-79ZM101 -2Q105 -2 109 -5"
    "Q112 -7 113 -13Q115 -18 115 -27Q115 -36 113 -41Q112 -47 109 -50Q105 -53 101 -53"
    "Q96 -53 93 -51Q90 -48 88 -42Q87 -37 87 -28Q87 -20 88 -14Q90 -8 93 -5Q96 -2 101 -2ZM100 1"
    "Q93 1 86 -2Q80 -6 77 -13Q73 -19 73 -27Q73 -36 77 -43Q81 -49 87 -53Q93 -57 101 -57"
    "Q109 -57 115 -53Q121 -49 125 -43Q128 -36 128 -28Q128 -19 125 -13Q121 -6 115 -2Q108 1 100 1Z"
    "M154 -4 162 -2V0H134V-2L142 -4V-71Q141 -72 140 -72Q138 -73 137 -74Q135 -75 133 -76V-77"
    "L154 -82H154L154 -72ZM192 -32 196 -36 223 -4 229 -2V0H202V-2L208 -3L187 -29H183V-32H188"
    "L211 -51L203 -53V-55H225V-53L217 -51ZM185 -4 193 -2V0H165V-2L173 -4V-71Q172 -72 171 -72"
    "Q170 -73 168 -74Q166 -75 164 -76V-77L185 -82H186L185 -73ZM259 -57Q265 -57 269 -54"
    "Q274 -51 276 -47Q279 -42 279 -35H243V-38L273 -39L267 -36Q267 -42 265 -46Q264 -50 262 -51"
    "Q260 -53 257 -53Q253 -53 250 -51Q247 -48 246 -44Q244 -39 244 -32Q244 -24 247 -18"
    "Q249 -13 253 -10Q258 -8 264 -8Q267 -8 270 -9Q272 -9 275 -11Q277 -12 279 -15L280 -14"
    "Q277 -8 273 -5Q270 -2 266 0Q262 1 258 1Q250 1 244 -2Q239 -5 235 -12Q232 -18 232 -27"
    "Q232 -35 235 -41Q238 -48 244 -52Q250 -57 259 -57ZM294 -3 301 -4 290 2 289 1 291 -12V-70"
    "Q290 -71 289 -72Q288 -73 286 -74Q284 -75 282 -76V-78L303 -82H304L304 -73V-14Q304 -10 305 -8"
    "Q307 -5 310 -4Q312 -2 316 -2Q321 -2 324 -5Q327 -8 329 -13Q331 -18 331 -26Q331 -34 329 -39"
    "Q327 -44 324 -46Q320 -48 315 -48Q312 -48 310 -48Q307 -47 305 -46Q303 -45 300 -42L300 -44"
    "Q303 -48 306 -50Q309 -53 312 -54Q315 -55 317 -56Q319 -57 322 -57Q329 -57 334 -53"
    "Q339 -50 342 -44Q344 -39 344 -31Q344 -23 342 -17Q340 -11 336 -7Q331 -3 326 -1Q320 1 314 1"
    "Q310 1 307 1Q304 0 301 -1Q297 -2 294 -3ZM370 -4 378 -2V0H350V-2L358 -4V-71Q357 -72 356 -72"
    "Q354 -73 353 -74Q351 -75 349 -76V-77L370 -82H370L370 -72ZM417 -36 418 -33Q411 -31 407 -29"
    "Q403 -27 400 -25Q398 -23 397 -21Q396 -18 396 -16Q396 -11 399 -9Q401 -7 405 -7Q407 -7 410 -8"
    "Q412 -9 413 -11Q414 -13 414 -16V-41Q414 -46 411 -49Q409 -52 404 -52Q401 -52 399 -51"
    "Q396 -51 395 -50L397 -53Q397 -50 397 -48Q396 -46 396 -44Q395 -43 395 -42Q394 -41 392 -40"
    "Q391 -40 389 -40Q387 -40 386 -41Q384 -41 384 -43Q384 -45 387 -48Q389 -50 392 -52"
    "Q396 -54 400 -55Q405 -56 409 -56Q415 -56 419 -55Q423 -53 425 -49Q426 -46 426 -41V-10"
    "Q426 -9 427 -8Q428 -7 429 -6Q430 -6 431 -6Q432 -6 434 -6Q436 -7 437 -8V-6Q434 -2 430 0"
    "Q427 1 424 1Q420 1 418 0Q416 -2 415 -5Q414 -7 414 -11H414Q413 -8 411 -5Q409 -2 406 0"
    "Q403 1 400 1Q393 1 388 -2Q384 -6 384 -13Q384 -16 385 -19Q386 -22 390 -24Q393 -27 400 -30"
    "Q407 -32 417 -36ZM481 -42Q481 -47 478 -50Q474 -53 469 -53Q464 -53 461 -50Q457 -48 456 -42"
    "Q454 -37 454 -29Q454 -22 456 -17Q457 -12 461 -9Q464 -7 470 -7Q474 -7 477 -8Q481 -10 484 -13"
    "L485 -11Q481 -7 478 -5Q475 -3 473 -1Q471 0 468 1Q466 1 464 1Q457 1 451 -2Q446 -5 443 -11"
    "Q440 -17 440 -25Q440 -32 443 -38Q445 -44 449 -48Q453 -52 459 -54Q464 -57 471 -57"
    "Q474 -57 477 -56Q480 -56 484 -55Q487 -54 490 -52L481 -50V-71Q480 -72 479 -73Q477 -73 476 -74"
    "Q474 -75 472 -76V-78L494 -82H494L494 -73V-7Q494 -7 495 -6Q496 -6 497 -5Q499 -4 500 -4"
    "Q501 -3 502 -3V-2L482 2H482L481 -7ZM533 -57Q540 -57 544 -54Q549 -51 551 -47Q554 -42 554 -35"
    "H518V-38L548 -39L542 -36Q542 -42 540 -46Q539 -50 537 -51Q535 -53 532 -53Q528 -53 525 -51"
    "Q522 -48 521 -44Q519 -39 519 -32Q519 -24 522 -18Q524 -13 528 -10Q533 -8 539 -8Q542 -8 545 -9"
    "Q547 -9 550 -11Q552 -12 554 -15L555 -14Q552 -8 548 -5Q545 -2 541 0Q537 1 533 1Q525 1 519 -2"
    "Q513 -5 510 -12Q507 -18 507 -27Q507 -35 510 -41Q513 -48 519 -52Q525 -57 533 -57ZM580 -15"
    "Q580 -11 582 -9Q585 -7 589 -7Q591 -7 594 -8Q597 -8 600 -9V-7Q595 -4 592 -2Q588 0 586 1"
    "Q583 1 581 1Q577 1 574 0Q571 -2 569 -5Q567 -8 567 -14V-47L560 -52V-53Q561 -54 562 -54"
    "Q563 -55 565 -56Q567 -58 569 -59Q571 -60 574 -62Q576 -63 579 -65H580V-53ZM575 -49V-55H598"
    "L597 -49Z"
)

# Lengths of words in units of the line's thickness, as they fall in running Danish.
_WORDS = (4.2, 2, 6.1, 3.1, 2.3, 7.4, 3.6, 5.2, 1.9, 4.6, 8.2, 2.7, 3.9, 5.8, 2.2, 4.9)


def drawings() -> Mapping[str, str]:
    """Each picture's SVG text by its path under the assets."""
    return {
        f"props/{name}.svg": picture(WIDTH, HEIGHT, title, draw())
        for name, (title, draw) in PROPS.items()
    }


def _shadow(x: float, y: float, w: float, h: float, rx: float) -> str:
    """The soft shadow under something flat, in three steps, falling a little downwards."""
    drawn = ""
    for spread, opacity in ((14, 0.04), (8, 0.06), (3, 0.08)):
        corner = (x - spread, y + spread * 0.25 + 8 - spread)
        size = (w + spread * 2, h + spread * 2)
        drawn += rect(*corner, *size, INK, rx=rx + spread, opacity=opacity)
    return drawn


def _words(x: float, y: float, w: float, size: float, colour: str, *, start: int = 0) -> str:
    """A line of words from `x`, its middle at `y`, ragged at the right within the width `w`.

    `start` says where in the run of words the line begins, so that lines differ.
    """
    outline, at, word = "", x, start
    while True:
        length = _WORDS[word % len(_WORDS)] * size
        if at + length > x + w:
            if x + w - at > size * 2.4:
                outline += f"M{at} {y}h{x + w - at}"
            return line(outline, colour, size, flat=True)
        outline += f"M{at} {y}h{length}"
        at, word = at + length + size * 0.75, word + 1


def _heading(x: float, y: float, words: Iterable[float], size: float, colour: str = INK) -> str:
    """A line of words of the lengths given, heavy enough for a headline."""
    drawn, at = "", x
    for length in words:
        drawn += rect(at, y - size / 2, length, size, colour, rx=size * 0.16)
        at += length + size * 0.5
    return drawn


def _figure(right: float, y: float, digits: str, size: float, colour: str) -> str:
    """A figure that ends at `right`: a block for each digit, "," and "." are the gaps they make."""
    drawn, at = "", right
    for digit in reversed(digits):
        if digit in ",.":
            at -= size * 0.3
            drawn += rect(at, y + size * 0.34, size * 0.18, size * 0.34, colour)
            at -= size * 0.08
            continue
        at -= size * 0.62
        drawn += rect(at, y - size / 2, size * 0.54, size, colour, rx=size * 0.08)
    return drawn


def spreadsheet() -> str:
    """A printed sheet of figures; the one at the foot is ringed in pencil."""
    body = _shadow(64, 44, 680, 808, 6) + rect(64, 44, 680, 808, PAPER, rx=4)
    body += _words(116, 104, 170, 12, INK3, start=2) + _words(590, 104, 102, 12, INK3, start=5)
    body += _heading(116, 170, (214, 128), 30) + _words(116, 224, 250, 13, INK3, start=3)
    for right, w, start in ((404, 66, 12), (548, 92, 6), (692, 74, 3)):
        body += _words(right - w, 300, w, 11, INK3, start=start)
    body += rect(116, 326, 576, 3, INK)
    rows = (
        (372, 118, ("310", "440.000", "136,4"), INK2),
        (440, 88, ("342", "440.000", "150,5"), INK2),
        (520, 132, ("32", "", "14,1"), INK),
    )
    body += rect(96, 486, 616, 68, SUNKEN)
    for y, w, figures, colour in rows:
        size = 17 if colour == INK else 15
        body += _words(116, y, w, size - 2, colour, start=round(w))
        for right, digits in zip((404, 548, 692), figures, strict=True):
            body += _figure(right, y, digits, size + 3, colour)
    for y in (406, 474, 554):
        body += rect(116, y, 576, 2, RULE)
    body += _chart() + line(
        "M718 512C722 478 640 470 612 502C592 532 636 562 682 554C724 544 730 506 688 488", BRICK, 5
    )
    return body + line(
        "M520 640C530 622 540 622 542 638C544 652 552 640 560 630M572 640C580 616 590 626 588 640"
        "C588 650 602 634 610 626C606 640 610 648 624 632M640 646C654 640 672 636 690 636",
        BRICK,
        4,
    )


def _chart() -> str:
    """The same figures over five years, as columns; the last outgrows the line of the budget."""
    drawn = rect(116, 786, 576, 3, INK)
    for y in (640, 690, 738):
        drawn += rect(116, y, 360, 2, SUNKEN)
    for at, h in enumerate((74, 86, 98, 116, 158)):
        x = 134 + at * 68
        drawn += rect(x, 786 - h, 42, h, BRICK if at == 4 else FJORD_PALE)
        drawn += rect(x + 6, 802, 30, 9, INK3)
    drawn += line("M116 676h18M146 676h18M176 676h18M206 676h18M236 676h18M266 676h18", INK2, 3)
    drawn += line("M296 676h18M326 676h18M356 676h18M386 676h18M416 676h18M446 676h18", INK2, 3)
    drawn += rect(516, 706, 18, 18, FJORD_PALE) + _words(546, 715, 130, 11, INK3, start=4)
    return drawn + rect(516, 742, 18, 18, BRICK) + _words(546, 751, 104, 11, INK3, start=9)


def newspaper() -> str:
    """The front page of the local paper: masthead, a headline on two lines, picture, columns."""
    body = _shadow(64, 44, 680, 808, 5) + rect(74, 50, 672, 806, EDGE, rx=3)
    body += rect(64, 44, 680, 808, NEWSPRINT, rx=3)
    body += _words(112, 84, 150, 10, INK3, start=1) + _words(628, 84, 68, 10, INK3, start=5)
    body += placed(path(_MASTHEAD, INK), 164, 182, 0.8)
    body += rect(112, 204, 584, 5, INK) + rect(112, 213, 584, 2, INK)
    body += _heading(112, 262, (186, 88, 236), 38) + _heading(112, 322, (124, 216, 64, 80), 38)
    body += _words(112, 380, 540, 15, INK2, start=4) + _words(112, 410, 380, 15, INK2, start=11)
    body += rect(112, 440, 584, 2, RULE) + _photograph(112, 464, 284)
    body += _words(112, 752, 284, 10, INK3, start=7) + _words(112, 774, 196, 10, INK3, start=2)
    body += rect(112, 798, 284, 2, RULE) + _words(112, 822, 284, 9, LINES, start=3)
    body += _column(420, 472, 128, 0) + _column(568, 472, 128, 6) + rect(557, 464, 2, 376, RULE)
    body += rect(64, 446, 680, 3, INK, opacity=0.07) + rect(64, 449, 680, 4, "#FFFFFF", opacity=0.5)
    return body


def _column(x: float, top: float, w: float, start: int) -> str:
    """Body copy, too small to read; its paragraphs begin indented and end short."""
    drawn = ""
    for row in range(19):
        indent = 14 if row in (5, 13) else 0
        short = 52 if row in (4, 12) else 0
        drawn += _words(
            x + indent, top + row * 19.5, w - indent - short, 8.5, LINES, start=start + row * 3
        )
    return drawn


def _photograph(x: float, y: float, w: float) -> str:
    """The council chamber, as a paper prints it."""
    h = w * 0.93
    middle = x + w / 2
    drawn = rect(x, y, w, h, "#D6BB92")
    for at in range(10):
        drawn += rect(x + at * w / 10, y, 11, h * 0.66, "#C9A97C")
    drawn += rect(middle - 80, y + 22, 160, 128, SUNKEN)
    drawn += path(f"M{middle - 24} {y + 40}h48v38q0 28 -24 40q-24 -12 -24 -40Z", FJORD)
    star = ((0, 50), (6, 64), (20, 65), (9, 75), (13, 90), (0, 81), (-13, 90), (-9, 75), (-20, 65))
    drawn += polygon([(middle + dx, y + dy) for dx, dy in (*star, (-6, 64))], OCHRE)
    drawn += rect(middle - 92, y + 152, 184, 12, "#8A6B45")
    drawn += rect(middle - 76, y + 164, 152, 26, "#A98458")
    for below, wood in ((h - 198, "#A98458"), (26, "#8A6B45")):
        top = y + h - below
        low = min(top + 34, y + h)
        drawn += path(f"M{x} {top}Q{middle} {top - 28} {x + w} {top}V{low}H{x}Z", wood)
        drawn += line(f"M{x + 4} {top}Q{middle} {top - 28} {x + w - 4} {top}", SUNKEN, 7)
    for dx in (-96, -48, 0, 48, 96):
        drawn += circle(middle + dx, y + h - 56, 15, INK2)
        drawn += path(f"M{middle + dx - 24} {y + h - 14}q2 -26 24 -26t24 26Z", INK2)
    return drawn


def letter() -> str:
    """A letter from the town hall, half out of its opened envelope."""
    body = _shadow(84, 396, 640, 428, 8) + path("M84 452L404 204L724 452V480H84Z", "#C9BBA3")
    body += rect(140, 90, 540, 570, EDGE, rx=4) + rect(134, 84, 540, 576, PAPER, rx=4)
    body += _arms(206, 132, FJORD, "#DDE8E9")
    body += _heading(250, 152, (104, 56), 16) + _words(250, 184, 112, 10, INK3, start=3)
    body += _words(540, 152, 84, 10, INK3, start=8) + _heading(184, 268, (128, 92), 19)
    for row in range(6):
        body += _words(184, 318 + row * 30, 440 if row != 3 else 250, 11, LINES, start=row * 3 + 1)
    body += path("M84 452L404 668L724 452V816Q724 824 716 824H92Q84 824 84 816Z", SUNKEN)
    body += path("M84 820L352 604Q404 568 456 604L724 820Q722 824 716 824H92Q86 824 84 820Z", EDGE)
    body += line("M88 820L352 606Q404 570 456 606L720 820", RULE, 3)
    body += line("M84 452L352 632M724 452L456 632", RULE, 3)
    body += circle(404, 636, 38, BRICK) + circle(404, 636, 29, "#8C3A20")
    return body + line("M392 650V622L404 634L416 622V650", "#F4E1D6", 5)


def _arms(x: float, y: float, shield: str, waves: str) -> str:
    """The municipality's small arms, from the middle of its top."""
    drawn = path(f"M{x - 22} {y}h44v40q0 24 -22 36q-22 -12 -22 -36Z", shield)
    wave = "q6 -6 12 0t12 0"
    return drawn + line(f"M{x - 12} {y + 34}{wave}M{x - 12} {y + 48}{wave}", waves, 4)


def folder() -> str:
    """A case folder with papers in it, held by an elastic band."""
    back = "M84 196Q84 176 104 176H300L336 120Q342 112 352 112H560Q572 112 576 122L600 176H704"
    body = _shadow(84, 176, 640, 648, 10)
    body += path(f"{back}Q724 176 724 196V804Q724 824 704 824H104Q84 824 84 804Z", OCHRE_DEEP)
    body += rect(140, 142, 520, 300, EDGE, rx=3) + rect(128, 158, 540, 300, PAPER, rx=3)
    body += _heading(170, 206, (120, 74), 15)
    body += _words(170, 240, 400, 11, LINES, start=2) + _words(170, 268, 370, 11, LINES, start=6)
    body += path("M624 150L660 142V330L642 316L624 332Z", BRICK)
    front = "M84 318Q84 298 104 298H704Q724 298 724 318"
    body += path(f"{front}V804Q724 824 704 824H104Q84 824 84 804Z", OCHRE)
    body += path(f"{front}V326Q724 306 704 306H104Q84 306 84 326Z", OCHRE_PALE)
    body += rect(224, 430, 360, 190, PAPER, rx=6) + rect(224, 430, 360, 14, FJORD)
    body += _heading(262, 496, (140, 84), 19)
    body += _words(262, 540, 280, 11, INK3, start=4) + _words(262, 574, 150, 11, INK3, start=9)
    body += rect(640, 298, 16, 526, BRICK_DEEP) + circle(648, 726, 17, BRICK)
    return body + circle(648, 726, 8, BRICK_DEEP)


def phone() -> str:
    """A telephone that rings: someone, and the two ways to answer."""
    body = _shadow(224, 84, 360, 744, 54) + rect(224, 84, 360, 744, INK, rx=54)
    body += rect(230, 90, 348, 732, "#2C3A42", rx=50) + rect(240, 100, 328, 712, FJORD, rx=42)
    body += rect(352, 118, 104, 20, INK, rx=10) + circle(404, 318, 104, "#2A5D6E")
    body += circle(404, 318, 82, "#DDE8E9") + circle(404, 294, 29, FJORD_PALE)
    body += path(
        "M350 366Q352 330 404 330Q456 330 458 366Q434 400 404 400Q374 400 350 366Z", FJORD_PALE
    )
    body += _heading(318, 474, (94, 70), 20, PAPER) + _words(350, 516, 108, 11, "#8FB0B6", start=3)
    body += circle(318, 690, 50, BRICK) + line("M294 699C294 674 342 674 342 699", PAPER, 11)
    body += line("M294 698H304M332 698H342", PAPER, 13) + circle(490, 690, 50, MOSS)
    body += line("M472 673C470 694 486 710 507 708", PAPER, 11)
    body += line("M473 674L480 682M499 700L507 707", PAPER, 13) + line("M356 788H452", "#8FB0B6", 8)
    body += line("M184 386C166 430 166 482 184 526M150 362C126 424 126 488 150 550", INK3, 7)
    return body + line("M624 386C642 430 642 482 624 526M658 362C682 424 682 488 658 550", INK3, 7)


def coffee() -> str:
    """A cup of coffee on its saucer, seen from above."""
    body = circle(384, 492, 322, INK, opacity=0.05) + circle(384, 488, 314, INK, opacity=0.07)
    body += circle(384, 476, 304, PAPER) + ring(384, 476, 286, RULE, 3)
    body += circle(384, 476, 214, SUNKEN) + ring(384, 476, 214, RULE, 2)
    handle = "M560 432H626Q680 432 680 476Q680 520 626 520H560"
    body += turned(line(handle, LINES, 44) + line(handle, PAPER, 38), -38, 384, 476)
    body += circle(388, 488, 196, INK, opacity=0.1) + circle(384, 476, 190, PAPER)
    body += ring(384, 476, 190, RULE, 2) + circle(384, 476, 164, LINES)
    body += circle(384, 479, 158, "#6F4A2E") + circle(384, 484, 146, "#835B3A")
    body += path("M288 414Q334 360 402 360Q340 382 306 432Z", "#A87C55")
    spoon = ellipse(154, 700, 46, 70, INK, opacity=0.12) + line("M150 690V468", STEEL, 17)
    spoon += line("M147 660V470", STEEL_PALE, 7) + ellipse(150, 690, 44, 66, STEEL)
    return body + turned(spoon + ellipse(148, 686, 32, 52, STEEL_PALE), 24, 150, 690)


def tablet() -> str:
    """A tablet with a report on it: a curve, three figures, a finger's trace of use."""
    body = _shadow(94, 64, 620, 784, 40) + rect(94, 64, 620, 784, INK, rx=40)
    body += rect(100, 70, 608, 772, "#2C3A42", rx=36) + rect(124, 112, 560, 688, PAPER, rx=8)
    body += circle(404, 91, 6, FJORD_PALE) + rect(124, 112, 560, 70, FJORD, rx=8)
    body += rect(124, 150, 560, 32, FJORD) + _heading(152, 148, (120, 80), 18, PAPER)
    for at, colour in enumerate((FJORD, BRICK, MOSS)):
        x = 152 + at * 174
        body += rect(x, 212, 156, 120, SUNKEN, rx=10) + rect(x, 212, 8, 120, colour, rx=4)
        body += _figure(x + 84, 258, ("14", "32", "86")[at], 42, colour)
        body += _words(x + 28, 308, 104, 10, INK3, start=at * 4 + 1)
    body += rect(152, 358, 504, 232, "#F6F1E8", rx=10)
    for y in (410, 462, 514):
        body += rect(176, y, 456, 2, RULE)
    body += path("M176 500L268 476L360 488L452 436L544 446L632 392V566H176Z", "#DDE8E9")
    body += line("M176 500L268 476L360 488L452 436L544 446L632 392", FJORD, 7)
    body += line("M176 528L268 520L360 526L452 530L544 538L632 546", BRICK, 7)
    body += circle(632, 392, 11, FJORD) + circle(632, 546, 11, BRICK) + rect(176, 566, 456, 3, INK2)
    for row in range(5):
        body += _words(152, 628 + row * 30, 504 if row != 2 else 300, 11, LINES, start=row * 5 + 2)
    return body + line("M344 822H464", FJORD_PALE, 6)


def keys() -> str:
    """A ring of keys with a tag: the building is yours to open, and to close."""
    body = ellipse(404, 300, 150, 146, INK, opacity=0.06) + ring(404, 292, 116, STEEL_DEEP, 22)
    body += ring(402, 290, 116, STEEL, 15) + ring(400, 288, 117, STEEL_PALE, 5)
    body += turned(_key(STEEL, STEEL_DEEP, STEEL_PALE, 372), 30, 404, 292)
    body += turned(_key(OCHRE, OCHRE_DEEP, OCHRE_PALE, 400), 4, 404, 292)
    shape = "M352 452Q352 432 372 432H436Q456 432 456 452V742Q456 762 436 762H372Q352 762 352 742Z"
    tag = placed(path(shape, INK, opacity=0.12), 5, 9)
    tag += path(shape + round_outline(404, 466, 13), BRICK, holed=True)
    tag += ring(404, 466, 15, BRICK_DEEP, 6)
    tag += rect(370, 506, 68, 220, PAPER, rx=6) + line(
        "M404 532V690M386 556V690", INK3, 9, flat=True
    )
    tag += line("M404 466Q396 436 404 404", STEEL, 9)
    return body + turned(tag, -30, 404, 292)


def _key(metal: str, deep: str, pale: str, length: float) -> str:
    """A key that hangs straight down from the ring about (404, 292), its bow round the wire."""
    top, foot = 440, 440 + length
    shape = (
        f"M378 {top + 60}V{foot - 20}L398 {foot}H410L420 {foot - 20}V{foot - 48}L450 {foot - 62}"
        f"L430 {foot - 84}L456 {foot - 104}L430 {foot - 126}L446 {foot - 150}L420 {foot - 170}"
        f"V{top + 60}Z"
    )
    eye = round_outline(400, top - 28, 24)
    shadow = placed(
        path(shape, INK, opacity=0.12)
        + path(round_outline(400, top, 74) + eye, INK, opacity=0.12, holed=True),
        6,
        10,
    )
    bow = path(round_outline(400, top, 74) + eye, metal, holed=True) + ring(
        400, top - 28, 25, deep, 4
    )
    groove = line(f"M392 {top + 80}V{foot - 34}", deep, 7) + line(
        f"M384 {top + 70}V{foot - 26}", pale, 4
    )
    return shadow + path(shape, metal) + bow + groove + line(f"M346 {top + 8}q4 40 40 54", pale, 6)


def badge() -> str:
    """An access card on its cord, with a face that could be anyone's."""
    cord = "M300 40Q250 190 366 300L404 372M508 40Q558 190 442 300L404 372"
    body = placed(line(cord, INK, 34, opacity=0.1), 6, 10) + line(cord, FJORD, 30)
    body += line(cord, FJORD_PALE, 4) + rect(380, 352, 48, 62, STEEL_DEEP, rx=8)
    body += rect(388, 360, 32, 40, STEEL_PALE, rx=5) + _shadow(204, 404, 400, 470, 26)
    body += rect(204, 404, 400, 470, PAPER, rx=26) + rect(
        204, 404, 400, 470, STEEL_PALE, rx=26, opacity=0.18
    )
    body += rect(220, 452, 368, 406, PAPER, rx=12) + rect(356, 420, 96, 18, STEEL_DEEP, rx=9)
    body += rect(390, 392, 28, 40, STEEL, rx=4) + rect(396, 392, 8, 40, STEEL_PALE)
    body += path("M220 540V464Q220 452 232 452H576Q588 452 588 464V540Z", FJORD)
    body += placed(_arms(0, 0, PAPER, FJORD), 266, 466, 0.82) + _heading(
        308, 488, (108, 66), 17, PAPER
    )
    body += _words(308, 516, 150, 10, "#8FB0B6", start=5) + rect(244, 566, 138, 170, SUNKEN, rx=6)
    body += circle(313, 628, 36, FJORD_PALE) + path("M254 736Q256 670 313 670T372 736Z", FJORD_PALE)
    body += _heading(408, 590, (112,), 22) + _heading(408, 624, (76, 46), 22)
    body += _words(408, 664, 150, 11, INK3, start=3) + _words(408, 690, 110, 11, INK3, start=8)
    bars = (0, 8, 18, 24, 36, 46, 52, 64, 70, 82, 92, 98, 110, 118, 130, 138, 144, 156, 166, 172)
    for at in bars:
        body += rect(244 + at * 1.8, 768, 6 if at % 4 else 10, 56, INK)
    return body


def minutes() -> str:
    """The binder of minutes, open on its rings: points with ticks, and one that has none."""
    body = _shadow(44, 120, 720, 672, 14) + rect(44, 120, 720, 672, FJORD, rx=14)
    body += rect(56, 132, 696, 648, "#2A5D6E", rx=8) + rect(388, 120, 32, 672, FJORD)
    for left in (70, 424):
        body += rect(left + 5, 152, 314, 618, EDGE, rx=3) + rect(left, 146, 314, 618, PAPER, rx=3)
    for y, colour in ((200, BRICK), (296, OCHRE), (392, MOSS)):
        body += path(f"M738 {y}h30q8 0 8 8v56q0 8 -8 8h-30Z", colour)
    body += _heading(100, 196, (128, 62), 20) + _words(100, 232, 200, 10, INK3, start=2)
    for at in range(5):
        y = 288 + at * 92
        body += rect(100, y - 14, 28, 28, SUNKEN, rx=5) + _words(
            146, y, 190, 11, INK2, start=at * 3
        )
        body += _words(146, y + 26, 198, 9, LINES, start=at * 5 + 1)
        body += _words(146, y + 48, 130, 9, LINES, start=at * 5 + 7)
        if at != 3:
            body += line(f"M105 {y - 1}l8 9l14 -20", MOSS, 6)
    for row in range(9):
        w = 150 if row in (3, 8) else 252
        body += _words(456, 200 + row * 30, w, 10, LINES if row else INK2, start=row * 4 + 3)
    body += line(
        "M456 560C470 524 490 530 488 560S470 596 500 566S540 536 540 566S560 580 580 556", FJORD, 6
    )
    body += line("M456 690C476 650 492 664 490 690S520 690 536 664S566 690 612 672", INK2, 6)
    body += rect(456, 604, 232, 3, RULE) + rect(456, 718, 232, 3, RULE)
    for y in (250, 330, 580, 660):
        for x in (372, 436):
            body += circle(x, y, 11, EDGE) + circle(x, y, 7, INK2)
        body += line(f"M372 {y}Q404 {y - 40} 436 {y}", STEEL_DEEP, 13)
        body += line(f"M374 {y - 3}Q404 {y - 40} 434 {y - 3}", STEEL_PALE, 6)
    return body


PROPS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "badge": ("An access card on a cord", badge),
    "coffee": ("A cup of coffee, seen from above", coffee),
    "folder": ("A case folder with papers in it", folder),
    "keys": ("A ring of keys with a tag", keys),
    "letter": ("A letter from the town hall in its opened envelope", letter),
    "minutes": ("A binder of minutes, open", minutes),
    "newspaper": ("A newspaper front page with a large headline", newspaper),
    "phone": ("A telephone that rings", phone),
    "spreadsheet": ("A sheet of figures, one of them ringed in pencil", spreadsheet),
    "tablet": ("A tablet with a report on it", tablet),
}
