"""The rules of the room, and the consents everyone gives or keeps."""
