namespace Cardshop.Primitives.Tar;

/// <summary>Bytes are not a tar archive, or use a part of the format that is not supported. The message says where, in sentences.</summary>
public sealed class TarFormatException(string message) : IOException(message);
