namespace Cardshop.Imaging.Bases;

/// <summary>Something that must be installed or set up on this machine is not. The message has the lines to type.</summary>
public sealed class MissingToolException(string message) : IOException(message);
