namespace EhdsReadiness.Core.Settings;

/// <summary>
/// Section of the settings: a record whose name in the list of sections is the section's, and whose properties are its keys, with their
/// defaults. A property's type and its
/// <see cref="System.ComponentModel.DataAnnotations.RangeAttribute"/> say what may be set; what more than one key decides is said here.
/// </summary>
public interface ISettings
{
    /// <summary>What is wrong although each value by itself may be: one line each, which names the keys. Never the value of a
    /// secret.</summary>
    IEnumerable<string> Contradictions() => [];
}
