namespace EhdsReadiness.Core.Questionnaires;

/// <summary>One published version of the questionnaire. It never changes; an assessment stays on the version it began with.</summary>
/// <param name="Version">Folder name, such as <c>2026-1</c>.</param>
/// <param name="Date">Day of publication.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the version's folder, <c>regulation/</c> and <c>profile.yaml</c>.</param>
/// <param name="LevelNames">The five generic names of the levels.</param>
/// <param name="Bands">Rising from 0.</param>
/// <param name="BlockerCap">Identifier of the highest band that an axis with a blocker can be in.</param>
/// <param name="Express">Identifiers of the questions asked in express mode.</param>
/// <param name="Questions">All questions in the order of asking.</param>
public sealed record Questionnaire(
    string Version,
    DateOnly Date,
    string Sha256,
    IReadOnlyList<Axis> Axes,
    IReadOnlyList<Text> LevelNames,
    IReadOnlyList<Band> Bands,
    string BlockerCap,
    IReadOnlySet<string> Express,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<Contradiction> Contradictions)
{
    private readonly Dictionary<string, Question> _byId = Index(Questions);

    /// <summary>What became of the questions of an older version; null when nothing is moved to this one.</summary>
    public QuestionnaireChanges? Changes { get; init; }

    /// <summary>The question of that identifier; null when this version has none.</summary>
    public Question? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The axis of that identifier; null when there is none.</summary>
    public Axis? FindAxis(string? id) => Axes.FirstOrDefault(axis => axis.Id == id);

    /// <summary>The axis of that identifier.</summary>
    /// <exception cref="InvalidOperationException">No axis has it.</exception>
    public Axis AxisOf(string axisId) => Axes.First(axis => axis.Id == axisId);

    // Duplicate identifiers are a fault that the reader lists with all others; they must not throw here.
    private static Dictionary<string, Question> Index(IReadOnlyList<Question> questions)
    {
        var index = new Dictionary<string, Question>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            index.TryAdd(question.Id, question);
        }

        return index;
    }
}
