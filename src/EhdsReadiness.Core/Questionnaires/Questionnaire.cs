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

/// <summary>One of the four axes of the French strategy 2025-2028.</summary>
/// <param name="Number">Its place, from 1.</param>
public sealed record Axis(string Id, int Number, Text Title, Text Summary);

/// <summary>A named stretch of the scale.</summary>
/// <param name="From">Lowest score that reaches it, 0 to 100.</param>
public sealed record Band(string Id, int From, Text Name, Text Meaning);

/// <summary>Answers that can hardly be true together. A hint, never a fault; it changes no score.</summary>
/// <param name="When">Two or three conditions that hold together.</param>
public sealed record Contradiction(string Id, IReadOnlyList<ContradictionPart> When, Text Hint);

/// <summary>One side of a contradiction: either an answer or a value of the profile.</summary>
/// <param name="QuestionId">The question; null when the part looks at the profile.</param>
/// <param name="Levels">Levels that fit; empty when the part looks for "does not apply" or at the profile.</param>
/// <param name="NotApplicable">True when "does not apply" is what fits.</param>
/// <param name="Profile">The profile field with its values; null when the part looks at an answer.</param>
public sealed record ContradictionPart(string? QuestionId, IReadOnlyList<int> Levels, bool NotApplicable, ConditionField? Profile);
