namespace EhdsReadiness.Web.Exports;

/// <summary>Why a cell says nothing that could be taken over.</summary>
public enum CellTrouble
{
    /// <summary>It holds a formula whose value the file does not hold.</summary>
    NoValue,

    /// <summary>It shows an error, such as <c>#REF!</c>.</summary>
    Error,

    /// <summary>It is true or false: no text, and no number.</summary>
    Boolean,
}
