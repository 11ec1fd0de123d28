namespace EhdsReadiness.Core.Questionnaires;

/// <summary>What became of each question of an older version: <c>changes.yaml</c> in the folder of the newer one.</summary>
/// <param name="From">The older version, such as <c>2026-1</c>.</param>
/// <param name="Questions">One for every question of the older version, in the order of the file.</param>
public sealed record QuestionnaireChanges(string From, IReadOnlyList<QuestionChange> Questions)
{
    private readonly Dictionary<string, QuestionChange> _byQuestion = Index(Questions);

    /// <summary>What became of a question of the older version; null when the file does not say.</summary>
    public QuestionChange? Find(string questionId) => _byQuestion.GetValueOrDefault(questionId);

    // A question listed twice is a fault that the reader lists with all others; it must not throw here.
    private static Dictionary<string, QuestionChange> Index(IReadOnlyList<QuestionChange> questions)
    {
        var index = new Dictionary<string, QuestionChange>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            index.TryAdd(question.Question, question);
        }

        return index;
    }
}

/// <summary>What became of one question.</summary>
/// <param name="Question">Its identifier in the older version.</param>
/// <param name="Into">The questions of the newer version that ask it now; empty when it is removed.</param>
/// <param name="Answer">What happens to an answer given to it.</param>
public sealed record QuestionChange(string Question, ChangeKind Kind, IReadOnlyList<string> Into, Carrying Answer);

/// <summary>How a question changed from one version to the next.</summary>
public enum ChangeKind
{
    /// <summary>Asked in the same words; its weight, its help or whom it is put to may differ.</summary>
    Kept,

    /// <summary>Asked in other words.</summary>
    Reworded,

    /// <summary>Asked as two questions or more.</summary>
    Split,

    /// <summary>Asked together with another one.</summary>
    Merged,

    /// <summary>Not asked any more.</summary>
    Removed,
}

/// <summary>What happens to an answer when its question changes; a later value is the stricter one.</summary>
public enum Carrying
{
    /// <summary>It stands.</summary>
    Carried,

    /// <summary>It stands, marked "to confirm".</summary>
    Confirm,

    /// <summary>It is not carried: the question must be answered again.</summary>
    Again,
}
