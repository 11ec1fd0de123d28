namespace EhdsReadiness.Core.Rdf;

/// <summary>Statements of RDF, in the order in which they were made.</summary>
public sealed class RdfGraph
{
    /// <summary>How many statements may be looked at, and characters of their values taken, to read all that a graph says: a short file
    /// can say the same of a thousand things, each of which then leads to all of it.</summary>
    public const int MostLooks = 10_000_000;

    private readonly Dictionary<RdfTerm, List<(string Property, RdfTerm Value)>> _statements = [];
    private readonly Dictionary<RdfTerm, HashSet<(string Property, RdfTerm Value)>> _known = [];
    private readonly List<RdfTerm> _subjects = [];
    private int _blanks;
    private int _looks;

    /// <summary>What statements are about, in the order of the first of each.</summary>
    public IReadOnlyList<RdfTerm> Subjects => _subjects;

    /// <summary>What is said of a thing.</summary>
    public IReadOnlyList<(string Property, RdfTerm Value)> Of(RdfTerm subject) => _statements.GetValueOrDefault(subject, []);

    /// <summary>The values of a property of a thing.</summary>
    /// <param name="property">Such as <c>dct:title</c>.</param>
    /// <exception cref="UnreadableRdfException">More than <see cref="MostLooks"/> were looked at so far.</exception>
    public IEnumerable<RdfTerm> Values(RdfTerm subject, string property)
    {
        var address = RdfNames.Expand(property);
        Look(1);
        foreach (var (said, value) in Of(subject))
        {
            Look(said == address ? 1 + value.Value.Length : 1);
            if (said == address) { yield return value; }
        }
    }

    private void Look(int cost)
    {
        _looks += cost;
        if (_looks > MostLooks)
        {
            throw new UnreadableRdfException("its things lead to one another too often", 0, RdfFault.TooMuch);
        }
    }

    /// <summary>The things of a class.</summary>
    /// <param name="type">Such as <c>dcat:Dataset</c>.</param>
    public IEnumerable<RdfTerm> OfClass(string type)
    {
        var wanted = RdfTerm.Iri(RdfNames.Expand(type));
        return Subjects.Where(subject => Values(subject, "rdf:type").Contains(wanted));
    }

    /// <summary>A new thing without an address.</summary>
    public RdfTerm NewBlank() => RdfTerm.Blank(string.Create(CultureInfo.InvariantCulture, $"b{++_blanks}"));

    /// <summary>Makes a statement; nothing when it is made already.</summary>
    /// <param name="property">Such as <c>dct:title</c>, or a whole address.</param>
    /// <param name="value">Nothing is said when it is null.</param>
    public void Add(RdfTerm subject, string property, RdfTerm? value)
    {
        if (value is null) { return; }

        if (!_statements.TryGetValue(subject, out var own))
        {
            _statements[subject] = own = [];
            _known[subject] = [];
            _subjects.Add(subject);
        }

        var statement = (RdfNames.Expand(property), value);
        // A graph is a set.
        if (_known[subject].Add(statement))
        {
            own.Add(statement);
        }
    }
}
