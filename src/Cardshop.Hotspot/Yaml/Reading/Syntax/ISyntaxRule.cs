namespace Cardshop.Hotspot.Yaml.Reading.Syntax;

/// <summary>
/// Something that YAML 1.1 and PyYAML ask for but YamlDotNet, which follows YAML 1.2 and is more lenient, lets pass or reads in another
/// way. Refusing it keeps the promise that a text means the same to both, or nothing.
/// </summary>
internal interface ISyntaxRule
{
    /// <summary>What is wrong with a piece of the source; null when nothing is.</summary>
    Objection? Check(in Lexeme lexeme);
}
