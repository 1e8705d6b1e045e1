namespace Cardshop.Hotspot.Yaml.Reading.Syntax;

/// <summary>Why a piece of the source is refused.</summary>
/// <param name="Index">The character of the source to point at.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
internal sealed record Objection(int Index, string Message);
