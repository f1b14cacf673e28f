use super::*;
use proptest::prelude::*;
use std::time::Instant;

fn file(text: &str) -> Arc<Source> {
    Source::new("page.html", text).expect("short")
}

fn text_of(page: &str) -> String {
    read(&file(page)).map_or_else(|error| error.message, |parts| parts.body.text().trim_end().to_owned())
}

#[test]
fn markup_is_read_as_browsers_read_it() {
    for (page, expected) in [
        ("<p>One<p>Two", "One\n\nTwo"),
        ("<p>One <b>two</p> three</b> four", "One two\n\nthree four"),
        ("<DIV>One<BR>two<br/><br>three</DIV>", "One\ntwo\n\nthree"),
        ("<p>1 < 2 & 3 > 2; AT&T, R&amp;D, &#8220;x&#x201D; &nosuch;", "1 < 2 & 3 > 2; AT&T, R&D, “x” &nosuch;"),
        ("<p>a\n\t b&nbsp;c</p>", "a b\u{a0}c"),
        ("<p>mar&shy;ket, mar\u{ad}ket</p>", "market, market"),
        ("<!-- <p>no</p> --><p title='a > b' data-x=\"</p>\">yes</p><![CDATA[no]]><?no?>", "yes"),
        ("<script>if (a</p>) '<p>no'</script><p>yes<style>p{}</STYLE >!", "yes!"),
        ("<ul><li>One<li><p>Two</ul><ol><li>Three</ol>", "- One\n\n- Two\n\n- Three"),
        ("<p hidden>no</p><p style='Display: None'>no</p><p aria-hidden=true>no</p><p>yes", "yes"),
        (
            "<p>E = mc<sup>2</sup> on the 19<sup>th</sup>.<sup>3</sup><sup><a href=#n>4</a></sup>",
            "E = mc2 on the 19th.",
        ),
        ("<p>x</p></div></section></b><p>y", "x\n\ny"),
        ("<p>", "`page.html` holds no article: menus and the like aside there is no text"),
        ("<p>x</p><a href=\"y>", "`page.html` ends in the middle of its markup"),
        ("<p>x</p><script>let a", "`page.html` ends in the middle of its markup"),
        ("<p>x</p><!-- ", "`page.html` ends in the middle of its markup"),
    ] {
        assert_eq!(text_of(page), expected, "{page}");
    }
}

#[test]
fn a_page_that_ends_in_a_tag_is_told_with_the_place_of_the_tag() {
    let page = file("<p>One</p>\n<p class=\"two>three</p>\n");
    let error = read(&page).expect_err("it never ends");
    let label = error.labels.first().expect("a place");
    assert_eq!((error.code, page.slice(label.span), page.line(label.span.start)), ("broken-html", "<p", 1));
}

#[test]
fn names_of_classes_are_read_in_every_spelling() {
    let article = "A council that met on Monday approved the plan for a new bridge.";
    for (class, dropped) in [
        ("related-links", true),
        ("relatedLinks", true),
        ("c-related_links--wide", true),
        ("js-cookie", true),
        ("tag-cookies", false),
        ("unrelated", false),
        ("sharecroppers", false),
    ] {
        let page = format!("<p>{article}<p>{article}<p>{article}<div class='x {class}'><p>{article}</div>");
        assert_eq!(text_of(&page).matches(article).count(), if dropped { 3 } else { 4 }, "{class}");
    }
}

#[test]
fn the_title_of_a_page_loses_the_name_of_its_site() {
    let page = "<title>Old bridge falls in storm | The Daily</title><p>The old bridge fell in a storm on Monday.";
    let parts = read(&file(page)).expect("an article");
    assert_eq!(parts.title.expect("a title").text(), "Old bridge falls in storm");
}

#[test]
fn a_page_takes_no_longer_than_its_length_asks() {
    let units = [
        "<div>",
        "</div>",
        "<b>",
        "<p>",
        "<li><ul>",
        "<table><tr><td>",
        "<b></i>",
        "<a href='",
        "&",
        "&amp;",
        "<!",
        "<p>a b c d e f g h. ",
        "<div class='related-links'>",
        "<h1>x",
        "<article><p>one two three four five six seven eight",
        "</",
        "<time>",
        "<meta name=date content=x>",
    ];
    for unit in units {
        let page = unit.repeat((1 << 18) / unit.len());
        let begun = Instant::now();
        let _ = read(&file(&page));
        assert!(begun.elapsed().as_secs() < 20, "{unit}: {:?}", begun.elapsed());
    }
}

/// Tags, halves of tags and text.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zé ]{1,12}",
        Just("One two three four five six seven eight nine. ".to_owned()),
        "<(p|div|h1|article|ul|li|table|td|a|b|sup|form|script|title|br|main|nav)( (class|id)=\"?(related|main|x)\"?)?>",
        "</(p|div|h1|article|ul|li|table|td|a|b|sup|form|script|title|main|nav)>",
        "[<>&;\"'=/!-]{1,3}",
        "&(amp|nbsp|shy|#8217|#x0|#999999999);?",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_soup_of_tags_is_read_or_refused(page in soup()) {
        let file = file(&page);
        let Ok(parts) = read(&file) else { return Ok(()) };
        let article = parts.into_source(&file).expect("short");
        let whole = Span::new(0, article.text().len());
        prop_assert!(article.span_in_file(whole).end as usize <= page.len());
        for (at, letter) in article.text().char_indices() {
            let span = Span::new(at, at + letter.len_utf8());
            if let Some(exact) = article.exact_span_in_file(span) {
                prop_assert_eq!(file.slice(exact), article.slice(span));
            }
        }
    }
}
