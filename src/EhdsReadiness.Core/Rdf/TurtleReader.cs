namespace EhdsReadiness.Core.Rdf;

/// <summary>Reads Turtle 1.1.</summary>
public sealed partial class TurtleReader
{
    /// <summary>Deepest nesting of things within things.</summary>
    private const int Deepest = 60;

    private readonly string _text;
    private readonly RdfGraph _graph = new();
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RdfTerm> _labels = new(StringComparer.Ordinal);
    private Uri? _base;
    private int _at;
    private int _depth;

    private TurtleReader(string text) => _text = text;

    /// <exception cref="UnreadableRdfException">It is no Turtle.</exception>
    public static RdfGraph Read(string text)
    {
        var reader = new TurtleReader(text);
        reader.Document();
        return reader._graph;
    }

    /// <summary>Whether a text begins as Turtle does, behind its remarks: with a prefix, a base or an address.</summary>
    public static bool Seems(string text) => Beginning().IsMatch(text);

    private void Document()
    {
        for (Skip(); _at < _text.Length; Skip())
        {
            if (Takes("@prefix")) { Prefix(); Expect('.'); }
            else if (Takes("@base")) { SetBase(); Expect('.'); }
            else if (TakesWord("PREFIX")) { Prefix(); }
            else if (TakesWord("BASE")) { SetBase(); }
            else
            {
                var nested = Peek() == '[';
                var subject = Peek() == '(' ? List() : Subject();
                Skip();
                if (!nested || Peek() != '.')
                {
                    Statements(subject);
                }

                Expect('.');
            }
        }
    }

    private void Prefix()
    {
        Skip();
        var name = PrefixName().Match(_text, _at);
        if (!name.Success || name.Length > Iri.LongestRead) { throw Fault("a prefix"); }

        _at += name.Length;
        Skip();
        _prefixes[name.Groups[1].Value] = Start();
    }

    private void SetBase()
    {
        Skip();
        _base = Uri.TryCreate(Start(), UriKind.Absolute, out var address) ? address : throw Fault("an address");
    }

    private RdfTerm Subject() => Peek() switch
    {
        '<' => RdfTerm.Iri(Address()),
        '[' => Nested(),
        '_' => Label(),
        _ => RdfTerm.Iri(ShortName()),
    };

    private void Statements(RdfTerm subject)
    {
        while (true)
        {
            Skip();
            var property = Peek() == '<' ? Address() : TakesWord("a") ? RdfNames.Expand("rdf:type") : ShortName();
            do
            {
                Skip();
                _graph.Add(subject, property, Value());
                Skip();
            }
            while (Takes(","));

            var more = false;
            while (Takes(";"))
            {
                Skip();
                more = true;
            }

            if (!more || Peek() is '.' or ']' or '\0') { return; }
        }
    }

    private RdfTerm Value() => Peek() switch
    {
        '<' => RdfTerm.Iri(Address()),
        '[' => Nested(),
        '(' => List(),
        '_' => Label(),
        '"' or '\'' => Literal(),
        '+' or '-' or '.' or (>= '0' and <= '9') => Number(),
        _ when TakesWord("true") => RdfTerm.Typed("true", "xsd:boolean"),
        _ when TakesWord("false") => RdfTerm.Typed("false", "xsd:boolean"),
        _ => RdfTerm.Iri(ShortName()),
    };

    private RdfTerm Nested()
    {
        if (++_depth > Deepest) { throw Fault("fewer levels"); }

        Expect('[');
        var thing = _graph.NewBlank();
        Skip();
        if (Peek() != ']')
        {
            Statements(thing);
        }

        Expect(']');
        _depth--;
        return thing;
    }

    private RdfTerm List()
    {
        if (++_depth > Deepest) { throw Fault("fewer levels"); }

        Expect('(');
        var items = new List<RdfTerm>();
        for (Skip(); !Takes(")"); Skip())
        {
            items.Add(Value());
        }

        _depth--;
        return RdfList.Of(_graph, items);
    }

    private RdfTerm Label()
    {
        var label = BlankName().Match(_text, _at);
        if (!label.Success) { throw Fault("a label"); }

        _at += label.Length;
        if (!_labels.TryGetValue(label.Value, out var thing))
        {
            _labels[label.Value] = thing = _graph.NewBlank();
        }

        return thing;
    }

    private RdfTerm Number()
    {
        var number = Numeral().Match(_text, _at);
        if (!number.Success) { throw Fault("a number"); }

        _at += number.Length;
        var type = number.Value.Contains('e', StringComparison.OrdinalIgnoreCase) ? "xsd:double"
            : number.Value.Contains('.', StringComparison.Ordinal) ? "xsd:decimal" : "xsd:integer";
        return RdfTerm.Typed(number.Value, type);
    }

    private RdfTerm Literal()
    {
        var quote = _text[_at];
        var end = string.Compare(_text, _at, new string(quote, 3), 0, 3, StringComparison.Ordinal) == 0 ? new string(quote, 3) : $"{quote}";
        _at += end.Length;
        var value = new StringBuilder();
        while (string.Compare(_text, _at, end, 0, end.Length, StringComparison.Ordinal) != 0)
        {
            if (_at >= _text.Length || (end.Length == 1 && _text[_at] is '\n' or '\r')) { throw Fault("the end of a text"); }

            if (_text[_at] == '\\')
            {
                value.Append(Escaped());
            }
            else
            {
                value.Append(_text[_at++]);
            }
        }

        _at += end.Length;
        if (Peek() == '@' && LanguageTag().Match(_text, _at) is { Success: true } tag)
        {
            _at += tag.Length;
            return new(RdfKind.Literal, value.ToString(), null, tag.Groups[1].Value.ToLowerInvariant());
        }

        if (!Takes("^^")) { return RdfTerm.Plain(value.ToString()); }

        Skip();
        var type = Peek() == '<' ? Address() : ShortName();
        return new(RdfKind.Literal, value.ToString(), type == RdfNames.Expand("xsd:string") ? null : type);
    }

    private string Address()
    {
        Expect('<');
        var address = new StringBuilder();
        while (Peek() != '>')
        {
            if (_at >= _text.Length || _text[_at] is <= ' ' or '<' or '"' or '{' or '}' or '|' or '^' or '`') { throw Fault("an address"); }

            if (_text[_at] == '\\')
            {
                address.Append(Escaped());
            }
            else
            {
                address.Append(_text[_at++]);
            }
        }

        _at++;
        return Resolve(address.ToString());
    }

    private string Resolve(string address) =>
        Bounded(_base is not null && !Scheme().IsMatch(address) && Uri.TryCreate(_base, address, out var whole)
            ? whole.AbsoluteUri : address);

    /// <summary>An address with which others begin.</summary>
    private string Start() => Bounded(Address(), Iri.LongestStart);

    private string Bounded(string address, int longest = Iri.LongestRead) =>
        address.Length <= longest ? address : throw Fault("a shorter address");

    private string ShortName()
    {
        var name = PrefixedName().Match(_text, _at);
        if (!name.Success) { throw Fault("a name"); }

        if (!_prefixes.TryGetValue(name.Groups[1].Value, out var address)) { throw Fault("a prefix that is declared"); }

        _at += name.Length;
        return Bounded(address + LocalEscape().Replace(name.Groups[2].Value, "$1"));
    }

    private string Escaped()
    {
        var sign = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        var length = sign switch { 'u' => 4, 'U' => 8, _ => 0 };
        if (length > 0)
        {
            if (_at + 2 + length > _text.Length
                || !int.TryParse(_text.AsSpan(_at + 2, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                || !Rune.IsValid(code))
            {
                throw Fault("a sign");
            }

            _at += 2 + length;
            return new Rune(code).ToString();
        }

        _at += 2;
        return sign switch
        {
            't' => "\t", 'b' => "\b", 'n' => "\n", 'r' => "\r", 'f' => "\f", '"' => "\"", '\'' => "'", '\\' => "\\",
            _ => throw Fault("a sign"),
        };
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private void Expect(char sign)
    {
        Skip();
        if (Peek() != sign) { throw Fault($"“{sign}”"); }

        _at++;
    }

    private bool Takes(string word)
    {
        if (string.Compare(_text, _at, word, 0, word.Length, StringComparison.Ordinal) != 0) { return false; }

        _at += word.Length;
        return true;
    }

    /// <summary>Takes a word that stands alone, whatever the case of one of SPARQL.</summary>
    private bool TakesWord(string word)
    {
        var comparison = char.IsUpper(word[0]) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var end = _at + word.Length;
        if (string.Compare(_text, _at, word, 0, word.Length, comparison) != 0
            || (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is ':' or '_' or '-')))
        {
            return false;
        }

        _at = end;
        return true;
    }

    private void Skip()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(_text[_at]) || _text[_at] is '#' or '\ufeff'))
        {
            if (_text[_at] == '#')
            {
                var end = _text.AsSpan(_at).IndexOfAny('\n', '\r');
                _at = end < 0 ? _text.Length : _at + end;
            }
            else
            {
                _at++;
            }
        }
    }

    private UnreadableRdfException Fault(string expected) =>
        new($"{expected} is expected", 1 + _text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n'));

    [GeneratedRegex(@"\G([\p{L}\p{N}_.·-]*):")]
    private static partial Regex PrefixName();

    [GeneratedRegex(
        @"\G([\p{L}\p{N}_.·-]*):((?:[\p{L}\p{N}\p{M}_:·-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?#@%-]|\.(?=[\p{L}\p{N}_:%\\-]))*)")]
    private static partial Regex PrefixedName();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex LocalEscape();

    [GeneratedRegex(@"\G_:[\p{L}\p{N}_](?:[\p{L}\p{N}_·-]|\.(?=[\p{L}\p{N}_]))*")]
    private static partial Regex BlankName();

    [GeneratedRegex(@"\G[+-]?(?:\d+\.\d*[eE][+-]?\d+|\.?\d+[eE][+-]?\d+|\d*\.\d+|\d+)")]
    private static partial Regex Numeral();

    [GeneratedRegex(@"\G@([A-Za-z]+(?:-[A-Za-z0-9]+)*)")]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^\uFEFF?(?:\s+|#[^\n]*\n)*(?:@prefix\s|@base\s|prefix\s+[\p{L}\p{N}_.-]*:|base\s+<|<https?://|<urn:|\[[\s\]])",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Beginning();
}
