//! Lines as they grow, and how neighbouring ones are aligned.

/// Operators are aligned where what stands before them differs in width by no more than this.
const WIDEST_DIFFERENCE: usize = 16;

#[derive(Debug, Default)]
struct Line {
    code: String,
    comment: String,
    /// Where the operator of a claim goes, in bytes.
    operator: Option<usize>,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.code.is_empty() && self.comment.is_empty()
    }

    fn has_code(&self) -> bool {
        !self.code.trim().is_empty()
    }

    fn left_width(&self) -> Option<usize> {
        self.operator.and_then(|at| self.code.get(..at)).map(|left| left.chars().count())
    }
}

/// The formatted lines, and the one that is being written.
#[derive(Debug, Default)]
pub(super) struct Page {
    lines: Vec<Line>,
    line: Line,
}

impl Page {
    /// Whether nothing is written yet.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.line.is_blank()
    }

    /// Adds to the line.
    pub(super) fn push(&mut self, code: &str) {
        self.line.code.push_str(code);
    }

    /// Marks that the operator of a claim follows.
    pub(super) fn operator(&mut self) {
        // A path that was broken over lines ends in a bracket; aligning behind that helps nobody.
        self.line.operator = (!self.line.code.starts_with([' ', ')', ']'])).then_some(self.line.code.len());
        self.line.code.push(' ');
    }

    /// Puts a comment behind the line.
    pub(super) fn comment(&mut self, comment: &str) {
        comment.clone_into(&mut self.line.comment);
    }

    /// Begins the line with the blanks of that depth.
    pub(super) fn indent(&mut self, depth: usize) {
        self.line.code = "    ".repeat(depth);
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
    }

    /// Leaves a line blank, unless the last one is.
    pub(super) fn blank_line(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_blank()) {
            self.end_line();
        }
    }

    /// The text, aligned.
    pub(super) fn finish(mut self) -> String {
        if !self.line.is_blank() {
            self.end_line();
        }
        while self.lines.last().is_some_and(Line::is_blank) {
            self.lines.pop();
        }
        align_operators(&mut self.lines);
        align_comments(&mut self.lines);
        self.lines.iter().flat_map(|line| [line.code.as_str(), &line.comment, "\n"]).collect()
    }
}

fn align_operators(lines: &mut [Line]) {
    let mut rest = lines;
    while !rest.is_empty() {
        let (mut narrowest, mut widest) = (usize::MAX, 0);
        let fits = |line: &Line| {
            let Some(width) = line.left_width() else { return false };
            (narrowest, widest) = (narrowest.min(width), widest.max(width));
            widest - narrowest <= WIDEST_DIFFERENCE
        };
        let count = rest.iter().map(fits).take_while(|fits| *fits).count();
        let (block, after) = rest.split_at_mut(count.max(1));
        let width = block.iter().filter_map(Line::left_width).max().unwrap_or(0);
        for line in &mut *block {
            if let (Some(at), Some(own)) = (line.operator, line.left_width()) {
                line.code.insert_str(at, &" ".repeat(width - own));
            }
        }
        rest = after;
    }
}

fn align_comments(lines: &mut [Line]) {
    for block in lines.chunk_by_mut(|one, next| {
        one.has_code() && next.has_code() && !one.comment.is_empty() && !next.comment.is_empty()
    }) {
        let width = |line: &Line| line.code.chars().count();
        let column = block.iter().map(width).max().unwrap_or(0) + 2;
        for line in block.iter_mut().filter(|line| line.has_code() && !line.comment.is_empty()) {
            let blanks = column - width(line);
            line.code.push_str(&" ".repeat(blanks));
        }
    }
}
