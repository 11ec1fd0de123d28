namespace EhdsReadiness.Attack.Tests.Populations;

/// <summary>A question of the small questionnaire of the attack.</summary>
/// <param name="Id">Its identifier, as in the outputs.</param>
/// <param name="Axis">Index of its axis, from 0.</param>
/// <param name="Weight">Its weight in the axis, 1 to 5.</param>
public sealed record Question(string Id, int Axis, int Weight);
