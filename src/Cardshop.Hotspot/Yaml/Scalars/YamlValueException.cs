namespace Cardshop.Hotspot.Yaml.Scalars;

/// <summary>A text has no value of the type that it was read as. The reader adds the place and carries on with the rest.</summary>
internal sealed class YamlValueException(string message) : Exception(message);
